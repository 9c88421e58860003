// Lays out a body for reading: JSON with indents, a form as one field a line, JSON inside a form as
// JSON. What is neither stays as it is.

function parsed(text) {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function is_form(text) {
  return /^[\w.%+-]+=[^\s]*$/.test(text);
}

function form_value(value) {
  const json = parsed(value);
  return json === undefined ? value : JSON.stringify(json, null, 2);
}

export function readable(body) {
  if (body === null || body === undefined) return '';
  if (typeof body !== 'string') return JSON.stringify(body, null, 2);
  const json = parsed(body);
  if (json !== undefined) return JSON.stringify(json, null, 2);
  if (!is_form(body)) return body;
  return [...new URLSearchParams(body)]
    .map(([name, value]) => `${name} = ${form_value(value)}`)
    .join('\n');
}
