// Written by hand, for it is five elements; read by expat, without document types.
#include "codebook_xml.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/kit/base/utf8.hpp>

#include <expat.h>

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>

namespace muster::themes {
namespace {

/// Made of programme and code, so that the same theme has the same everywhere and always.
std::string guid_of(const Codebook& book, const Theme& theme) {
  auto hex = fingerprint(book.programme_id + "\n" + theme.code).substr(0, 32);
  hex[12] = '8';  // RFC 9562: of a custom kind
  hex[16] = 'a';
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

std::string colour_of(Tone tone) {
  switch (tone) {
    case Tone::praise:
      return "#24804F";
    case Tone::worry:
      return "#8A1B21";
    case Tone::suggestion:
      return "#875800";
    case Tone::none:
      break;
  }
  return "#4F7DAB";
}

struct Code {
  std::string name;
  std::string description;
  std::size_t line = 0;
  std::vector<std::string> parents;
};

struct Reader {
  XML_Parser parser = nullptr;
  std::vector<Code> codes;
  std::vector<std::size_t> open;  ///< of codes that are not closed
  std::vector<std::string> elements;
  bool is_codebook = false;
  bool has_document_type = false;
  bool too_many = false;
};

/// "urn:QDA-XML:codebook:1.0|Code" -> "Code".
std::string local_name(const XML_Char* name) {
  std::string out(name);
  const auto bar = out.rfind('|');
  return bar == std::string::npos ? out : out.substr(bar + 1);
}

void begin_element(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& reader = *static_cast<Reader*>(data);
  const auto element = local_name(name);
  constexpr std::size_t deepest = 64;
  constexpr std::size_t most = 5000;
  if (reader.elements.size() > deepest || reader.codes.size() > most) {
    reader.too_many = true;
    XML_StopParser(reader.parser, XML_FALSE);
    return;
  }
  if (reader.elements.empty()) reader.is_codebook = element == "CodeBook";
  reader.elements.push_back(element);
  if (element != "Code") return;
  Code code;
  code.line = XML_GetCurrentLineNumber(reader.parser);
  for (auto at = attributes; *at != nullptr; at += 2) {
    if (std::string_view(at[0]) == "name") code.name = at[1];
  }
  for (const auto parent : reader.open) code.parents.push_back(reader.codes[parent].name);
  reader.open.push_back(reader.codes.size());
  reader.codes.push_back(std::move(code));
}

void end_element(void* data, const XML_Char* name) {
  auto& reader = *static_cast<Reader*>(data);
  if (local_name(name) == "Code" && !reader.open.empty()) reader.open.pop_back();
  if (!reader.elements.empty()) reader.elements.pop_back();
}

void add_text(void* data, const XML_Char* text, int length) {
  auto& reader = *static_cast<Reader*>(data);
  if (reader.open.empty() || reader.elements.empty() || reader.elements.back() != "Description") return;
  reader.codes[reader.open.back()].description.append(text, static_cast<std::size_t>(length));
}

void refuse_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& reader = *static_cast<Reader*>(data);
  reader.has_document_type = true;
  XML_StopParser(reader.parser, XML_FALSE);
}

/// What the description says in our own lines; anything else is told as not taken over.
void read_description(const std::string& description, ThemeText& theme, std::size_t& others) {
  std::istringstream in(description);
  bool other = false;
  for (std::string line; std::getline(in, line);) {
    const auto text = trimmed(line);
    const auto after = [&](std::string_view name) -> std::optional<std::string> {
      return text.starts_with(name) ? std::optional(trimmed(std::string_view(text).substr(name.size()))) : std::nullopt;
    };
    if (const auto words = after("Words:")) {
      theme.words = *words;
    } else if (const auto tone = after("Tone:")) {
      if (const auto read = parse_tone(*tone); read.ok()) theme.tone = *read;
    } else if (const auto code = after("Code:")) {
      theme.code = *code;
    } else if (!text.empty()) {
      other = true;
    }
  }
  if (other) ++others;
}

}  // namespace

std::string codebook_xml(const Codebook& book) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Muster\">\n<Codes>\n";
  for (const auto* theme : book.standing()) {
    out += "<Code guid=\"" + guid_of(book, *theme) + "\" name=\"" + escaped(theme->name) +
           "\" isCodable=\"true\" color=\"" + colour_of(theme->tone) + "\">";
    out += "<Description>Code: " + theme->code;
    if (theme->tone != Tone::none) out += "\nTone: " + std::string(tone_name(theme->tone));
    auto words = theme->words;
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (!words.empty()) out += "\nWords: " + escaped(words);
    out += "</Description></Code>\n";
  }
  return out + "</Codes>\n</CodeBook>\n";
}

Result<CodebookFile> read_codebook_xml(std::string_view bytes, const std::string& source) {
  Reader reader;
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
      XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
  reader.parser = parser.get();
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), add_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), refuse_document_type);
  const auto refused = [&](std::size_t line, const std::string& words, const std::string& hint = {}) {
    return bad_input("The codebook cannot be read; nothing was changed.", {{source, line, 0, 1, words, hint}})
        .at("file");
  };
  constexpr std::size_t most_bytes = std::size_t{4} << 20U;
  if (bytes.size() > most_bytes) return refused(0, "the file is larger than 4 MB");
  const auto read = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), 1);
  const auto line = XML_GetCurrentLineNumber(parser.get());
  if (reader.has_document_type) return refused(line, "the file has a document type, which no codebook needs");
  if (reader.too_many) return refused(line, "the file has more than 5,000 codes, or they stand more than 64 deep");
  if (read != XML_STATUS_OK)
    return refused(line, std::string("the file is no XML: ") + XML_ErrorString(XML_GetErrorCode(parser.get())));
  if (!reader.is_codebook)
    return refused(1, "the file is XML, but no codebook", "export the codebook alone (.qdc), not a whole project");
  CodebookFile out;
  std::map<std::string, std::size_t> names;
  for (const auto& code : reader.codes) ++names[folded_name(code.name)];
  std::size_t others = 0;
  for (const auto& code : reader.codes) {
    ThemeText theme;
    theme.name = trimmed(code.name);
    if (names[folded_name(code.name)] > 1 && !code.parents.empty())
      theme.name = code.parents.back() + ": " + theme.name;
    read_description(code.description, theme, others);
    out.themes.push_back(std::move(theme));
    out.lines.push_back(code.line);
  }
  if (others > 0) out.notes.push_back("Descriptions of codes are not taken over.");
  return out;
}

}  // namespace muster::themes
