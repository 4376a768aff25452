// What kind of file it is shows in its bytes, whatever its name says.

#include <muster/kit/tabular/table.hpp>

#include "csv_reader.hpp"
#include "plain_cells.hpp"
#include "recognised_format.hpp"
#include "table_builder.hpp"
#include "xlsx_reader.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::tabular {
namespace {

/// The start of a text in lower case without a mark and white space, enough to know markup by.
std::string opening(std::string_view text) {
  auto out = trimmed(text.substr(0, 400));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
  return out;
}

Error old_or_locked_workbook(std::string_view bytes, const std::string& source) {
  std::string mark;  // "EncryptedPackage" in UTF-16: how Office wraps a workbook with a password
  for (const char byte : std::string_view("EncryptedPackage")) mark += {byte, '\0'};
  if (bytes.find(mark) != std::string_view::npos) {
    return error_at(source, 0, "this workbook is protected by a password. Save it without one.");
  }
  return error_at(source, 0, "this is an old Excel file (XLS). Open it in Excel and save it as XLSX or CSV.");
}

}  // namespace

namespace {

/// PNG, JPEG, GIF, WebP, and what phones take (HEIC).
bool is_picture(std::string_view bytes) {
  const auto behind = [&](std::size_t at, std::string_view mark) {
    return bytes.size() >= at + mark.size() && bytes.substr(at, mark.size()) == mark;
  };
  return bytes.starts_with("\x89PNG\r\n") || bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("GIF8") ||
         (bytes.starts_with("RIFF") && behind(8, "WEBP")) || behind(4, "ftyphei") || behind(4, "ftypmif1");
}

}  // namespace

Result<Format> recognised_format(std::string_view bytes, const std::string& source) {
  if (bytes.empty()) return error_at(source, 0, "the file is empty.");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Format::xlsx;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return old_or_locked_workbook(bytes, source);
  if (bytes.starts_with("%PDF-")) {
    return error_at(source, 0, "this is a PDF file. Ask for the list as a spreadsheet, XLSX or CSV.");
  }
  if (is_picture(bytes))
    return error_at(source, 0, "this is a picture. Ask for the list as a spreadsheet, XLSX or CSV.");
  for (const std::string_view packed : {"\x1F\x8B", "7z\xBC\xAF\x27\x1C", "Rar!\x1A\x07"}) {
    if (bytes.starts_with(packed))
      return error_at(source, 0, "this file is compressed. Unpack it, and choose the spreadsheet that is in it.");
  }
  return Format::csv;
}

Outcome not_markup(std::string_view text, const std::string& source) {
  const auto begin = opening(text);
  for (const auto* tag : {"<!doctype html", "<html", "<table", "<head", "<meta", "<div"}) {
    if (begin.starts_with(tag)) {
      return error_at(source, 0,
                      "this is a web page, even if it is named .xls or .csv. Open it in Excel and save it as XLSX or "
                      "CSV.");
    }
  }
  if (begin.starts_with("<?xml")) {
    return error_at(source, 0, "this is an XML file, not a table. Open it in Excel and save it as XLSX or CSV.");
  }
  if (begin.starts_with("{\\rtf")) {
    return error_at(source, 0, "this is a rich text document. Put the list into a spreadsheet, XLSX or CSV.");
  }
  return Success{};
}

void keep_rows(Table& table, const std::vector<std::size_t>& places) {
  table.rows.keep(places);
  std::size_t kept = 0;
  for (const auto place : places) table.line_of[kept++] = table.line_of[place];
  table.line_of.resize(kept);
}

Result<Table> read_table(std::string_view bytes, const std::string& source, WideRows wide) {
  MUSTER_TRY(format, recognised_format(bytes, source));
  auto table = [&]() -> Result<Table> {
    if (format == Format::xlsx) return read_xlsx(bytes, source, wide);
    MUSTER_TRY(decoded, decode(bytes, source));
    MUSTER_CHECK(not_markup(decoded.text, source));
    return read_csv(decoded, source, wide);
  }();
  if (table.ok()) keep_plain_text(*table);
  return table;
}

}  // namespace muster::tabular
