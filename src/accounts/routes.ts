import { Injectable, RequestMethod, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PERMISSIONS, type Action } from '../domain/permissions';
import { PUBLIC, REQUIRES } from '../platform/access';

export interface DeclaredRoute {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** `/api/elections/:election/phase` */
  readonly path: string;
  /** `ElectionsController.move` */
  readonly handler: string;
  readonly action: Action | null;
  readonly isPublic: boolean;
}

type Handler = (...parameters: unknown[]) => unknown;

/** Every route of every controller and the right it declares. A route that declares none keeps the server from starting. */
@Injectable()
export class Routes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const faults = this.list().flatMap((route) => {
      const fault = faultOf(route);
      return fault === null ? [] : [`${route.method} ${route.path} (${route.handler}) ${fault}`];
    });
    if (faults.length > 0) throw new Error(`Not every route says who may use it:\n${faults.join('\n')}`);
  }

  list(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!(metatype instanceof Function)) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => routesOf(metatype as Type, name, prototype[name]));
    });
  }
}

function routesOf(controller: Type, name: string, handler: Handler | undefined): DeclaredRoute[] {
  if (handler === undefined) return [];
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const prefixes = listOf(Reflect.getMetadata(PATH_METADATA, controller));
  const paths = listOf(Reflect.getMetadata(PATH_METADATA, handler));
  return prefixes.flatMap((prefix) =>
    paths.map((path) => ({
      method: RequestMethod[method],
      path: join(prefix, path),
      handler: `${controller.name}.${name}`,
      action: (Reflect.getMetadata(REQUIRES, handler) as Action | undefined) ?? null,
      isPublic: Reflect.getMetadata(PUBLIC, handler) === true,
    })),
  );
}

function faultOf({ action, isPublic, path }: DeclaredRoute): string | null {
  if (isPublic) return action === null ? null : 'is declared @Public() and @Requires() at once';
  if (action === null) return 'has neither @Requires() nor @Public()';
  const holders: readonly string[] = PERMISSIONS[action];
  const isInElection = path.split('/').includes(':election');
  if (!isInElection && !holders.includes('account') && !holders.includes('administrator')) {
    return `requires ${action}, which only roles in an election hold, but has no :election in its path`;
  }
  return null;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [typeof value === 'string' ? value : ''];
}

function join(prefix: string, path: string): string {
  return `/${[prefix, path]
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
