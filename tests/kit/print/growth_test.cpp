// Pages of any shape are laid out and written in a time like their length.
#include "support/growth.hpp"
#include "support/catch.hpp"

#include <muster/kit/print/pdf.hpp>

using namespace muster;
using namespace muster::print;
using growth::fault_of;
using growth::numbered;

namespace {

Element words(std::string text, Role role = Role::paragraph) {
  return {.content = Words{{{std::move(text), {}}}}, .role = role};
}

void write(Element body) {
  Pages pages;
  pages.title = "Growth";
  pages.body = std::move(body);
  pages.foot = words("{page} of {pages}", Role::none);
  const auto pdf = to_pdf(pages);
  REQUIRE(pdf.ok());
}

constexpr std::size_t first = 1 << 10;
constexpr std::size_t largest_first = 4 << 10;
constexpr std::size_t pages = 4 << 10;  // several pages: what must stand together is no more than one

/// As many parts as there are bytes for, sixteen each.
std::vector<Element> parts_of(const std::string& text, const std::function<Element(const std::string&)>& part) {
  std::vector<Element> parts;
  for (std::size_t at = 0; at < text.size(); at += 16) parts.push_back(part(text.substr(at, 16)));
  return parts;
}

}  // namespace

TEST_CASE("words of any length are set in a time like their length") {
  // A paragraph of a form has 4,000 letters at most; beyond that Pango's own breaking of lines grows faster.
  constexpr std::size_t longest_eighth = 500;
  for (const std::string piece : {"word # ", "a", "-", "\n", "é", "ش", "a\n", " "}) {
    CAPTURE(piece);
    const auto in_one = [](const std::string& text) { write(words(text)); };
    CHECK(fault_of(numbered(piece), in_one, longest_eighth, longest_eighth) == "");
    // Letters of several bytes are not cut in two.
    if (static_cast<unsigned char>(piece.front()) >= 0x80) continue;
    const auto in_runs = [](const std::string& text) {
      Words all;
      const auto length = text.size() / 4 + 1;
      for (std::size_t at = 0; at < text.size(); at += length)
        all.runs.push_back({text.substr(at, length), {.weight = all.runs.size() % 2 == 0 ? 400 : 700}});
      write({.content = std::move(all), .role = Role::paragraph});
    };
    CHECK(fault_of(numbered(piece), in_runs, longest_eighth, longest_eighth) == "");
  }
}

TEST_CASE("many parts, rows and columns are laid out in a time like their number") {
  const auto line = [](const std::string&) { return Element{.content = Line{}, .role = Role::decoration}; };
  const auto paragraph = [](const std::string& text) { return words(text); };
  const auto ticked = [](const std::string& text) {
    return Element{
        .content = Row{{{.content = Box{}, .role = Role::decoration}, words(text)}, {{.points = 20}, {.share = 1}}, 4},
        .role = Role::list_item};
  };
  const auto row = [](const std::string& text) {
    return Element{
        .content = Row{{words(text, Role::row_heading), words("1", Role::cell)}, {{.share = 1}, {.points = 40}}, 0},
        .role = Role::table_row};
  };
  const auto heading = [](const std::string& text) {
    auto one = words(text, Role::heading_2);
    one.with_next = true;
    return one;
  };
  const std::vector<std::pair<std::string, std::function<Element(const std::string&)>>> shapes{
      {"line", line}, {"paragraph", paragraph}, {"box", ticked}, {"heading", heading}};
  for (const bool together : {false, true}) {
    for (const auto& [name, part] : shapes) {
      CAPTURE(name, together);
      const auto& each = part;
      const auto stack = [&](const std::string& text) {
        write({.content = Stack{.parts = parts_of(text, each), .gap = 2, .together = together}, .role = Role::section});
      };
      CHECK(fault_of(numbered("part # "), stack, pages, pages) == "");
    }
  }
  CHECK(fault_of(
            numbered("part # "),
            [&](const std::string& text) {
              write({.content = Columns{.parts = parts_of(text, ticked), .most = 3, .gap = 8}, .role = Role::list});
            },
            first, largest_first) == "");
  // What never stands last on a page, again and again: more than a page of it cannot stand together.
  const auto held = [](const std::string&) { return Element{.content = Space{20}, .with_next = true}; };
  CHECK(fault_of(
            numbered("part # "),
            [&](const std::string& text) { write({.content = Stack{.parts = parts_of(text, held)}}); },
            std::size_t{32} << 10, std::size_t{32} << 10) == "");
  // One in the other, as deep as there are bytes for, up to what no form comes near.
  CHECK(fault_of(
            numbered("#"),
            [&](const std::string& text) {
              auto inner = words("in the middle");
              for (std::size_t at = 0; at < text.size() / 32; ++at)
                inner = {.content = Stack{.parts = {std::move(inner)}}, .role = Role::section};
              write(std::move(inner));
            },
            first, first) == "");
}
