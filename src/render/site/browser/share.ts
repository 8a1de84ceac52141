/** The share page's program: a button that copies each list. Without it, the lists can still be marked and copied. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) addButton(area);

function addButton(area: HTMLTextAreaElement): void {
  const { copy = '', copied = '' } = area.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = copy;
  if (area.labels?.[0]?.textContent) button.setAttribute('aria-label', `${copy}: ${area.labels[0].textContent}`);
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    void copyText(area).then((isDone) => (status.textContent = isDone ? copied : ''));
  });
  const row = document.createElement('p');
  row.className = 'copy';
  row.append(button, ' ', status);
  area.after(row);
}

async function copyText(area: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    // Where the browser refuses, as from a folder, the list is marked: the reader's own keys copy it.
    area.focus();
    area.select();
    return false;
  }
}
