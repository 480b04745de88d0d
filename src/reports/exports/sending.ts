import { StreamableFile } from '@nestjs/common';
import type { MadeExport } from './making';

/** As a download under its name; browsers and proxies keep no copy (the route says so). */
export function sendExport({ file, size, stream }: MadeExport): StreamableFile {
  return new StreamableFile(stream, {
    type: file.type,
    length: size,
    disposition: `attachment; filename="${file.name}"`,
  });
}
