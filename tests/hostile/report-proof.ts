import type { Diagnostic } from '../../src/model/checked.ts';
import { diagnosticsAsComment } from '../../src/report/comment.ts';
import { diagnosticsAsJson, diagnosticsAsText } from '../../src/report/diagnostics.ts';
import { diagnosticsForGithub } from '../../src/report/github.ts';
import { diagnosticsAsJunit } from '../../src/report/junit.ts';
import { diagnosticsAsSarif } from '../../src/report/sarif.ts';
import { flawInXml } from './markup-proof.ts';
