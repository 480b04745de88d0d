import '../../ui/styles.css';
import '../../features/assessments/assessments.css';
import '../../features/contacts/contacts.css';
import { mountWorkspace } from '../mount';
import { router } from './router';

mountWorkspace(router);
