// The few bytes that make a ZIP, with room for lies.

#include "zip_by_hand.hpp"

#include <Poco/Checksum.h>
#include <Poco/DeflatingStream.h>

#include <sstream>

namespace by_hand {
namespace {

void put(std::string& out, std::uint32_t number, int bytes) {
  for (int at = 0; at < bytes; ++at) out += static_cast<char>(static_cast<unsigned char>(number >> (8 * at)));
}

std::string deflated(const std::string& content) {
  std::ostringstream out;
  Poco::DeflatingOutputStream packing(out, -15, 9);  // raw, as ZIP has it
  packing << content;
  packing.close();
  return out.str();
}

}  // namespace

std::string zip(const std::vector<Part>& parts) {
  std::string out;
  std::string directory;
  for (const auto& part : parts) {
    Poco::Checksum checksum(Poco::Checksum::TYPE_CRC32);
    checksum.update(part.content);
    const auto packed = part.deflated ? deflated(part.content) : part.content;
    std::string common;
    put(common, 20, 2);
    put(common, part.encrypted ? 1 : 0, 2);
    put(common, part.deflated ? 8 : 0, 2);
    put(common, 0x00210000, 4);  // 1 January 1980
    put(common, checksum.checksum(), 4);
    put(common, static_cast<std::uint32_t>(packed.size()), 4);
    put(common, part.declared_size.value_or(static_cast<std::uint32_t>(part.content.size())), 4);
    put(common, static_cast<std::uint32_t>(part.name.size()), 2);
    put(common, 0, 2);
    const auto offset = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04" + common + part.name + packed;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += common;
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += part.name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(parts.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

std::vector<Part> parts_of(const Workbook& book) {
  const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string relations =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  std::vector<Part> parts;
  parts.push_back(
      {"_rels/.rels", relations + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"});
  parts.push_back({"xl/workbook.xml", "<workbook" + main + " xmlns:r=\"" + office + "\">" + book.properties +
                                          "<sheets>" + book.sheets + "</sheets></workbook>"});
  parts.push_back({"xl/_rels/workbook.xml.rels", relations + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                                     relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml") +
                                                     relation("rId3", "sharedStrings", "sharedStrings.xml") +
                                                     relation("rId4", "styles", "styles.xml") + "</Relationships>"});
  parts.push_back({"xl/worksheets/sheet1.xml",
                   book.prolog + "<worksheet" + main + "><sheetData>" + book.sheet + "</sheetData></worksheet>"});
  if (!book.strings.empty()) parts.push_back({"xl/sharedStrings.xml", "<sst" + main + ">" + book.strings + "</sst>"});
  if (!book.styles.empty())
    parts.push_back({"xl/styles.xml", "<styleSheet" + main + ">" + book.styles + "</styleSheet>"});
  return parts;
}

}  // namespace by_hand
