// Writes each sheet's XML as Excel would, and no more of it than is read.
#include "sheets_by_hand.hpp"

#include "zip_by_hand.hpp"

namespace by_hand {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '&')
      out += "&amp;";
    else if (byte == '<')
      out += "&lt;";
    else
      out += byte;
  }
  return out;
}

std::string sheet_data(const Sheet& sheet) {
  std::string out = "<sheetData>";
  for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
    const auto line = at + 1;
    if (sheet.rows[at].empty()) continue;
    out += "<row r=\"" + std::to_string(line) + "\"" + (sheet.hidden.contains(line) ? " hidden=\"1\"" : "") + ">";
    for (std::size_t column = 0; column < sheet.rows[at].size(); ++column) {
      if (sheet.rows[at][column].empty()) continue;
      out += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(line) + "\" t=\"inlineStr\"" +
             (sheet.struck.contains(line) ? " s=\"1\"" : "") + "><is><t>" + escaped(sheet.rows[at][column]) +
             "</t></is></c>";
    }
    out += "</row>";
  }
  out += "</sheetData>";
  if (sheet.merged.empty()) return out;
  out += "<mergeCells>";
  for (const auto& reference : sheet.merged) out += "<mergeCell ref=\"" + reference + "\"/>";
  return out + "</mergeCells>";
}

}  // namespace

std::string workbook(const std::vector<Sheet>& sheets) {
  const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string packages = "http://schemas.openxmlformats.org/package/2006/relationships";
  std::string listed;
  std::string relations = "<Relationship Id=\"s\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/>";
  std::vector<Part> parts;
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    const auto number = std::to_string(at + 1);
    listed += "<sheet name=\"" + escaped(sheets[at].name) + "\" sheetId=\"" + number + "\"" +
              (sheets[at].is_hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet" +
                 number + ".xml\"/>";
    parts.push_back(
        {"xl/worksheets/sheet" + number + ".xml", "<worksheet" + main + ">" + sheet_data(sheets[at]) + "</worksheet>"});
  }
  parts.push_back({"_rels/.rels", "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"rId1\" Type=\"" +
                                      office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"});
  parts.push_back({"xl/workbook.xml",
                   "<workbook" + main + " xmlns:r=\"" + office + "\"><sheets>" + listed + "</sheets></workbook>"});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + packages + "\">" + relations + "</Relationships>"});
  parts.push_back({"xl/styles.xml", "<styleSheet" + main +
                                        "><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\"/>"
                                        "<xf fontId=\"1\"/></cellXfs></styleSheet>"});
  return zip(parts);
}

}  // namespace by_hand
