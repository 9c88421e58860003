// The small dark note in the corner for trouble, as Slack shows it; it leaves by itself.
import { el, icon } from './dom.js';

const SHOWN_MS = 6000;
let timer = null;

export function toast(text) {
  const place = document.getElementById('toast');
  clearTimeout(timer);
  place.replaceChildren(el('div', { class: 'toast' }, icon('warning', 18), el('span', {}, text)));
  // A modal lies in the browser's top layer, above everything else on the page: the note must too.
  if (typeof place.showPopover === 'function') {
    if (place.matches(':popover-open')) place.hidePopover();
    place.showPopover();
  }
  timer = setTimeout(hide_toast, SHOWN_MS);
}

export function hide_toast() {
  const place = document.getElementById('toast');
  clearTimeout(timer);
  place.replaceChildren();
  if (typeof place.hidePopover === 'function' && place.matches(':popover-open'))
    place.hidePopover();
}

const WORDS = {
  operation_timeout: 'the app did not answer in time',
  dispatch_failed: 'the app could not be reached',
};

export function trouble(reason) {
  const known = WORDS[reason] ?? (/trouble connecting/i.test(reason ?? '') ? null : reason);
  toast(
    known
      ? `We had some trouble connecting: ${known.replace(/\.$/, '')}. Try again?`
      : 'We had some trouble connecting. Try again?',
  );
}
