import '../../ui/styles.css';
import { mountWorkspace } from '../mount';
import { router } from './router';

mountWorkspace(router);
