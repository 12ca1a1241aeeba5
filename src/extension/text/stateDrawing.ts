/** The drawings of the report's states as pictures for the margin of an editor. */
import { ColorThemeKind, Uri } from 'vscode';
import { drawings } from '../../core/report/html/icons.ts';
import type { Icon, Tone } from '../../core/report/words.ts';

/** @param kind pictures in the margin take no colours of a theme, so each kind of theme has its own */
export function stateDrawing(icon: Icon, tone: Tone, kind: ColorThemeKind): Uri {
  const isDark = kind === ColorThemeKind.Dark || kind === ColorThemeKind.HighContrast;
  const color = (isDark ? dark : light)[tone];
  const style =
    `.solid{fill:${color}}.line{fill:none;stroke:${color};stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}` +
    `.cut{fill:none;stroke:${isDark ? '#1e1e1e' : '#ffffff'};stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 22 22"><style>${style}</style>${drawings[icon]}</svg>`;
  return Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}

const dark: Readonly<Record<Tone, string>> = { good: '#73c991', bad: '#f48771', warn: '#cca700', plain: '#a0a0a0' };
const light: Readonly<Record<Tone, string>> = { good: '#1f7a3d', bad: '#c4281b', warn: '#8a6100', plain: '#6b6b6b' };
