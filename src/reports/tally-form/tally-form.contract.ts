import { IsIn, IsOptional } from 'class-validator';

export class FormLanguage {
  /** Of the document; without it, the reader's own. */
  @IsOptional() @IsIn(['en', 'es']) language: 'en' | 'es' | null = null;
}
