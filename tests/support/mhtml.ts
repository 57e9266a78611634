/** A page as browsers save it in a single file, with a picture beside it. */
export function archiveOf(
  html: string,
  { url, encoding = 'quoted-printable' }: { url: string; encoding?: 'quoted-printable' | 'base64' | '8bit' },
): Uint8Array {
  const boundary = '----MultipartBoundary--abc----';
  const lines = html.replaceAll('\n', '\r\n');
  const body = {
    '8bit': () => lines,
    base64: () => Buffer.from(html).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    'quoted-printable': () => quotedPrintable(lines),
  }[encoding]();
  return Buffer.from(
    [
      'From: <Saved by Blink>',
      `Snapshot-Content-Location: ${url}`,
      'Subject: a page',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      `\tboundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/html',
      'Content-ID: <frame-1@mhtml.blink>',
      `Content-Transfer-Encoding: ${encoding}`,
      `Content-Location: ${url}`,
      '',
      body,
      `--${boundary}`,
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://pace.coe.int/logo.png',
      '',
      'iVBORw0KGgo=',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}

function quotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const escaped = [...Buffer.from(line)]
        .map((byte) =>
          byte > 126 || byte < 32 || byte === 61
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCodePoint(byte),
        )
        .join('');
      // Lines of 76 at most, never broken within an escape.
      return escaped.replaceAll(/(.{1,72}(?:=[\dA-F]{2})?)(?=.)(?![\dA-F]{0,2}$)/gu, '$1=\r\n');
    })
    .join('\r\n');
}
