// @ts-check
import { here, send } from "./door.js";

/** @param {File} file @returns {Promise<string>} */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
}

/**
 * Files are sent before the form that holds them; a field without one says so.
 * @param {HTMLFormElement} form
 * @returns {Promise<Record<string, object[]>>}
 */
export async function sendFiles(form) {
  /** @type {Record<string, object[]>} */
  const values = {};
  for (const input of form.querySelectorAll("input[type=file]")) {
    if (!(input instanceof HTMLInputElement)) continue;
    const most = Number(input.dataset.most);
    values[input.name] = [];
    for (const file of input.files ?? []) {
      if (file.size > most)
        throw new Error(`${file.name} is larger than ${most / 1024 / 1024} MiB. Choose a smaller file.`);
      const body = { as: here.as, name: file.name, type: file.type, base64: await base64Of(file) };
      values[input.name]?.push((await (await send("/files", body)).json()).file);
    }
  }
  return values;
}
