// Where a picture is loaded from: the web, or a file that the app uploaded to this sandbox.

export function picture_url(element) {
  const url = element.image_url ?? element.slack_file?.url;
  if (!url && element.slack_file?.id) return `/file/${encodeURIComponent(element.slack_file.id)}`;
  return /^(https?:\/\/|\/(?!\/))/.test(url ?? '') ? url : '';
}
