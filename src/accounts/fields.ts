import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, Length, MaxLength, MinLength } from 'class-validator';
import { LOCALES } from '../platform/locale';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords';

/** Spaces around are a slip of the hand; in e-mail addresses case is, too. */
export const EmailField = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() : value,
    ),
    IsEmail(),
    MaxLength(254),
  );

export const NameField = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    Length(1, 200),
    IsString(),
  );

export const NewPasswordField = () =>
  applyDecorators(MaxLength(LONGEST_PASSWORD), MinLength(SHORTEST_PASSWORD), IsString());

export const LocaleField = () => applyDecorators(IsIn(LOCALES));
