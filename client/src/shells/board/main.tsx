import '../../ui/styles.css';
