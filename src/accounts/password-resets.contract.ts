import { EmailField, NewPasswordField } from './fields';

export class AskForReset {
  @EmailField() email!: string;
}

/** The same for every address, known or not. */
export class ResetAskedView {
  /** False where this server sends no mail: then the administrator or the lead makes the link. */
  isMailed!: boolean;
}

export class ResetView {
  name!: string;
  email!: string;
}

export class ChoosePassword {
  @NewPasswordField() password!: string;
}
