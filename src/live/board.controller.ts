import { Controller, Get, Header, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../platform/access';
import { localeFrom } from '../platform/locale';
import { BoardService } from './board.service';
import { BoardView } from './live.contract';

/** The public board: no account, no cookie, and the only pages that others may show in a frame. */
@Controller('e')
export class BoardController {
  constructor(private readonly boards: BoardService) {}

  @Get(':slug/results.json')
  @Public()
  @Header('Cache-Control', 'public, max-age=2')
  @Header('Access-Control-Allow-Origin', '*')
  results(@Param('slug') slug: string): Promise<BoardView> {
    return this.boards.published(slug);
  }

  @Get(':slug')
  @Public()
  async page(
    @Param('slug') slug: string,
    @Query('lang') wanted: string | undefined,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const page = await this.boards.page(
      slug,
      localeFrom(wanted ?? accepted),
      request.query['display'] === 'projector',
    );
    response
      .setHeader('Cache-Control', 'no-cache')
      .setHeader('Vary', 'Accept-Language')
      .setHeader('Content-Security-Policy', page.policy)
      .removeHeader('X-Frame-Options');
    response.type('html').send(page.html);
  }
}
