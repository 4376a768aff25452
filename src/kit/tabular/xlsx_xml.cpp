// Expat, with limits.

#include "xlsx_xml.hpp"

#include "table_builder.hpp"

#include <expat.h>

#include <memory>

namespace muster::tabular {
namespace {

constexpr int most_levels = 64;
constexpr std::int64_t longest_tag = std::int64_t{1} << 20;  // expat reads an unfinished tag again with every piece

enum class Refusal { none, document_type, too_deep };

struct ParserState {
  XML_Parser parser;
  XmlHandler& handler;
  int level = 0;
  Refusal refusal = Refusal::none;

  void stop_if_enough() const {
    if (handler.enough()) XML_StopParser(parser, XML_FALSE);
  }
  void refuse(Refusal why) {
    refusal = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const auto bar = whole.rfind('|');
  return bar == std::string_view::npos ? whole : whole.substr(bar + 1);
}

void on_start(void* data, const char* name, const char** attributes) {
  auto& parsing = *static_cast<ParserState*>(data);
  if (++parsing.level > most_levels) return parsing.refuse(Refusal::too_deep);
  parsing.handler.start(local_name(name), Attributes(attributes));
  parsing.stop_if_enough();
}

void on_end(void* data, const char* name) {
  auto& parsing = *static_cast<ParserState*>(data);
  --parsing.level;
  parsing.handler.end(local_name(name));
  parsing.stop_if_enough();
}

void on_text(void* data, const char* piece, int length) {
  static_cast<ParserState*>(data)->handler.text({piece, static_cast<std::size_t>(length)});
}

void on_document_type(void* data, const char*, const char*, const char*, int) {
  static_cast<ParserState*>(data)->refuse(Refusal::document_type);
}

Error unreadable(const std::string& source, const std::string& part, const std::string& what) {
  auto error = error_at(source, 0, "the XLSX file is damaged: " + what + ". Save it again, or save it as CSV.");
  error.detail = part;
  return error;
}

}  // namespace

std::string_view Attributes::plain(std::string_view name) const {
  for (const auto* at = pairs_; *at != nullptr; at += 2) {
    if (name == *at) return at[1];
  }
  return {};
}

std::string_view Attributes::relation() const {
  for (const auto* at = pairs_; *at != nullptr; at += 2) {
    const std::string_view name = *at;
    if (name.ends_with("|id") && name.find("/relationships|") != std::string_view::npos) return at[1];
  }
  return {};
}

Outcome parse_part(XlsxPackage& package, const std::string& part, XmlHandler& handler, const std::string& source) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, '|'),
                                                                            &XML_ParserFree);
  if (!parser) return unavailable("There is not enough memory to read " + source + ".");
  ParserState parsing{parser.get(), handler};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);

  bool sound = true;
  std::int64_t fed = 0;
  const auto feed = [&](std::string_view piece) {
    sound = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
    fed += static_cast<std::int64_t>(piece.size());
    return sound && fed - XML_GetCurrentByteIndex(parser.get()) < longest_tag;
  };
  MUSTER_CHECK(package.read(part, feed));
  if (parsing.refusal == Refusal::document_type) {
    return unreadable(source, part, "it declares a document type or entities, which no spreadsheet needs");
  }
  if (parsing.refusal == Refusal::too_deep) return unreadable(source, part, "its elements are nested too deep");
  if (handler.enough()) return Success{};
  if (sound && fed - XML_GetCurrentByteIndex(parser.get()) >= longest_tag) {
    return unreadable(source, part, "it has a tag of more than 1 MB");
  }
  if (!sound || XML_Parse(parser.get(), nullptr, 0, XML_TRUE) != XML_STATUS_OK) {
    return unreadable(source, part, "its XML is not well-formed");
  }
  return Success{};
}

}  // namespace muster::tabular
