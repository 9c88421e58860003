// A small panel beside the control that opened it. One is open at a time.

let open = null;
const GAP = 4;

function place(panel, anchor, above) {
  const box = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = box.bottom + GAP + height <= window.innerHeight && !above;
  const top = below ? box.bottom + GAP : Math.max(GAP, box.top - GAP - height);
  panel.style.left = `${Math.max(GAP, Math.min(box.left, window.innerWidth - width - GAP))}px`;
  panel.style.top = `${top}px`;
}

export function close_popup() {
  if (!open) return;
  const { panel, anchor, closed } = open;
  open = null;
  panel.remove();
  anchor.setAttribute('aria-expanded', 'false');
  closed?.();
}

// A modal dialog makes everything outside it inert, so the panel goes inside it.
export function open_popup({ panel, anchor, above = false, closed = null }) {
  close_popup();
  (anchor.closest('dialog') ?? document.body).append(panel);
  place(panel, anchor, above);
  anchor.setAttribute('aria-expanded', 'true');
  open = { panel, anchor, closed };
}

document.addEventListener('pointerdown', (event) => {
  if (open && !open.panel.contains(event.target) && !open.anchor.contains(event.target))
    close_popup();
});
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || !open) return;
    // Escape closes the panel only, not the modal under it.
    event.preventDefault();
    event.stopPropagation();
    const { anchor } = open;
    close_popup();
    anchor.focus();
  },
  true,
);
window.addEventListener('resize', close_popup);
