import { Unzip, UnzipInflate, zipSync } from "fflate";
import { Problem } from "#core/contract/problem.ts";

const MIB = 1024 * 1024;
const ENTRIES_AT_MOST = 500;
const BYTES_AT_MOST = 24 * MIB;
/** A table of text becomes a tenth in an archive, seldom a fiftieth; what is packed more densely was made to be unpacked. */
const RATIO_AT_MOST = 200;
const RATIO_FROM_BYTES = 2 * MIB;
/** Deflate gives back 1032 bytes for one at most, so that a slice is never more than 8 MiB. https://zlib.net/zlib_tech.html */
const SLICE_BYTES = 8 * 1024;

/** What a workbook is read from; pictures, macros and what else there may be stay packed. */
const READ =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/** The parts of a workbook that are read, unpacked within bounds by what really comes out, whatever the archive says of itself. */
export function unpack(bytes: Uint8Array, wrong: (message: string) => Problem): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  let entries = 0;
  let total = 0;
  const archive = new Unzip((file) => {
    entries += 1;
    if (entries > ENTRIES_AT_MOST) throw wrong(`This workbook has more than ${ENTRIES_AT_MOST} parts.`);
    if (!READ.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      total += chunk.byteLength;
      if (total > BYTES_AT_MOST) throw wrong("This workbook becomes too large when it is unpacked.");
      if (total > RATIO_FROM_BYTES && total / bytes.byteLength > RATIO_AT_MOST)
        throw wrong("This workbook is packed more densely than any table is.");
      chunks.push(chunk);
      if (final) files[file.name] = Buffer.concat(chunks);
    };
    file.start();
  });
  archive.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.byteLength; at += SLICE_BYTES)
      archive.push(bytes.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= bytes.byteLength);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw wrong("This workbook cannot be unpacked.");
  }
  return files;
}

/** The same parts as an archive that says nothing but the truth of itself. */
export const packed = (files: Record<string, Uint8Array>): ArrayBuffer => {
  const bytes = zipSync(files, { level: 0 });
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};
