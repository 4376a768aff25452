// Documents of any shape become pages, Word files and Markdown in a time like what they hold.
#include "support/catch.hpp"
#include "support/growth.hpp"

#include <muster/kit/document/writers.hpp>

using namespace muster;
using document::Document;
using growth::fault_of;
using growth::repeated;

namespace {

void write(const Document& made) {
  (void)document::to_html(made, document::HtmlExtent::page);
  (void)document::to_markdown(made);
  (void)document::to_docx(made);
}

/// The text in pieces of so many bytes, none of which parts a character.
std::vector<std::string> parted(const std::string& text, std::size_t bytes) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(at + bytes, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

Document with(document::Block block) {
  Document made;
  made.title = "A report";
  made.blocks.push_back(std::move(block));
  return made;
}

}  // namespace

TEST_CASE("no words make writing a document slower than they are long") {
  for (const std::string piece : {"a", "a ", "é", "<", "&", "\"", "\n", "*", "[", "|", "#", "`", "\xE2\x80\x8B"}) {
    CAPTURE(piece);
    const auto of = [&](const growth::Work& work) { return fault_of(repeated(piece), work, 4 << 10, 64 << 10); };
    CHECK(of([](const std::string& text) { write(with({document::Paragraph{{{text, false, false, {}}}}})); }) == "");
    CHECK(of([](const std::string& text) { write(with({document::Heading{1, text, "a", 1}})); }) == "");
    CHECK(of([](const std::string& text) {
            document::Paragraph runs;
            for (const auto& part : parted(text, 16)) runs.text.push_back({part, true, false, "https://example.org"});
            write(with({runs}));
          }) == "");
    CHECK(of([](const std::string& text) {
            document::BulletList list;
            for (const auto& part : parted(text, 32)) list.items.push_back({{part, false, false, {}}});
            write(with({list}));
          }) == "");
    CHECK(of([](const std::string& text) {
            Document made;
            made.title = text;
            for (const auto& part : parted(text, 64)) {
              made.blocks.push_back({document::Heading{1, part, "a" + std::to_string(made.blocks.size()), 1}});
              made.blocks.push_back({document::Paragraph{{{part, false, true, {}}}}});
            }
            write(made);
          }) == "");
    CHECK(of([](const std::string& text) {
            document::TableBlock table;
            table.caption = "A table";
            table.base = "42 of 42";
            table.heading = {"Name", "People"};
            table.figures = {false, true};
            for (const auto& part : parted(text, 32)) table.rows.push_back({part, "1"});
            write(with({table}));
          }) == "");
  }
}

TEST_CASE("headings of one name get their own places in no more time than they are many") {
  const auto headings = [](const std::string& text) {
    Document made;
    made.blocks.push_back({document::Contents{}});
    for (std::size_t at = 0; at < text.size(); at += 16)
      made.blocks.push_back({document::Heading{1 + static_cast<int>(at / 16 % 3), "The same", "a" + std::to_string(at),
                                               1 + static_cast<int>(at / 16 % 3)}});
    write(made);
  };
  CHECK(fault_of(repeated("a"), headings, 4 << 10, 64 << 10) == "");
}
