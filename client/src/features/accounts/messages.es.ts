import type { accountsEn } from './messages.en';

export const accountsEs: Record<keyof typeof accountsEn, string> = {
  'accounts.sign-in.title': 'Iniciar sesión',
  'accounts.sign-in.intro': 'Con el correo electrónico al que llegó su invitación.',
  'accounts.sign-in.send': 'Entrar',
  'accounts.sign-in.forgotten': '¿Olvidó su contraseña?',
  'accounts.sign-in.board':
    'Los tableros de resultados no piden cuenta: use la dirección o el código de la pared.',
  'accounts.email.missing': 'Escriba su correo electrónico',
  'accounts.password.missing': 'Escriba su contraseña',
};
