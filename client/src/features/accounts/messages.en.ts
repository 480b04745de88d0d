export const accountsEn = {
  'accounts.sign-in.title': 'Sign in',
  'accounts.sign-in.intro': 'With the e-mail address that your invitation was sent to.',
  'accounts.sign-in.send': 'Sign in',
  'accounts.sign-in.forgotten': 'Forgot your password?',
  'accounts.sign-in.board': 'Results boards need no account: use the address or the code on the wall.',
  'accounts.email.missing': 'Enter your e-mail address',
  'accounts.password.missing': 'Enter your password',
} as const;
