export class DemoSignIn {
  role!: 'administrator' | 'agent' | 'teller' | 'observer' | 'lead' | 'organizer';
  email!: string;
  /** New with every loading, and kept nowhere. */
  password!: string;
}

export class DemoView {
  electionId!: string;
  slug!: string;
  signIns!: DemoSignIn[];
}
