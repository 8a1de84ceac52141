import { expect, it } from '@jest/globals';
import { betweenNames } from '../../src/text/name-list.ts';

it.each([
  [['Ada', 'Bo', 'Cy'], { comma: ',', and: 'and' }, 'Ada, Bo and Cy'],
  [['Ada', 'Bo'], { comma: ',', and: '&' }, 'Ada & Bo'],
  [['王小波', '李银河', '张爱玲'], { comma: '、', and: '和' }, '王小波、李银河和张爱玲'],
  [['夏目漱石', '森鴎外', '樋口一葉'], { comma: '、', and: '、' }, '夏目漱石、森鴎外、樋口一葉'],
  [['김민준', '이서연', '박지호'], { comma: ',', and: ',' }, '김민준, 이서연, 박지호'],
  [['김민준', '이서연', '박지호'], { comma: '·', and: '·' }, '김민준·이서연·박지호'],
  [['سلمى', 'طارق', 'ليلى'], { comma: '،', and: 'و' }, 'سلمى، طارق وليلى'],
  [['דנה', 'רון', 'תמר'], { comma: ',', and: 'ו' }, 'דנה, רון ותמר'],
])('names stand in a row as their script wants: %j', (names, words, row) => {
  const { comma, and } = betweenNames(words);
  expect(names.slice(0, -1).join(comma) + and + (names.at(-1) ?? '')).toBe(row);
});
