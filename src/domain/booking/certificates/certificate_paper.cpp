// Sets certificates of attendance, one on a page.
#include <muster/domain/booking/booking_code.hpp>
#include <muster/domain/booking/certificate_service.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

namespace muster::booking {
namespace {

using print::Element;
using print::Line;
using print::millimetre;
using print::Role;
using print::room;
using print::Row;
using print::rule;
using print::Space;
using print::Stack;
using print::stacked;
using print::Words;
using print::words;

constexpr std::uint32_t ink = 0x17191C;
constexpr std::uint32_t second_ink = 0x44484E;
constexpr std::uint32_t accent = 0x1D4C80;
constexpr double code_side = 26 * millimetre;
constexpr std::size_t long_name = 28;
constexpr std::size_t most_sessions_named = 14;

std::string when_and_where(const Certificate& paper) {
  return long_date(paper.date) + (paper.where.empty() ? "" : paper.where == "online" ? ", online" : ", " + paper.where);
}

Element code_part(const Certificate& paper, const std::string& site) {
  std::vector<Element> lines{words("Check code", {.size = 9, .weight = 600, .colour = second_ink}),
                             words(shown_code(paper.code), {.size = 13, .weight = 600, .tabular = true})};
  if (site.empty()) {
    lines.push_back(
        words("Whoever gave out this certificate confirms it by its code.", {.size = 9, .colour = second_ink}));
    return stacked(std::move(lines), 2);
  }
  lines.push_back(words("Whether this certificate is true is said at\n" + site + "/certificate",
                        {.size = 9, .colour = second_ink}));
  Element picture{.content = print::Image{draw::qr_symbol(site + "/certificate/" + paper.code, code_side), code_side},
                  .role = Role::figure,
                  .alternative = "A code that opens the page on which this certificate is confirmed"};
  return {.content = Row{{std::move(picture), stacked(std::move(lines), 2)}, {{code_side, 0}, {0, 1}}, 6 * millimetre}};
}

Element page_of(const Certificate& paper, const std::string& site, bool first) {
  std::vector<Element> parts;
  parts.push_back(words(paper.programme, {.size = 12, .weight = 600, .colour = second_ink}));
  parts.push_back(room(16 * millimetre));
  parts.push_back(words("Certificate of attendance", {.size = 15, .weight = 600, .colour = accent}, Role::heading_1));
  parts.push_back(room(7 * millimetre));
  parts.push_back(
      words(paper.name, {.size = paper.name.size() > long_name ? 28.0 : 38.0, .weight = 700, .tracking = -0.4}));
  parts.push_back(room(7 * millimetre));
  parts.push_back(words("attended", {.size = 13, .colour = second_ink}));
  parts.push_back(room(3 * millimetre));
  parts.push_back(words(paper.event, {.size = 22, .weight = 600}));
  parts.push_back(room(2 * millimetre));
  parts.push_back(words(when_and_where(paper), {.size = 13}));
  parts.push_back(room(8 * millimetre));
  if (paper.minutes > 0) {
    parts.push_back(rule(1, ink));
    parts.push_back(room(4 * millimetre));
    parts.push_back(words(duration_words(paper.minutes), {.size = 22, .weight = 700, .tabular = true}));
    parts.push_back(words("of attendance", {.size = 11, .colour = second_ink}));
  }
  if (!paper.sessions.empty()) {
    parts.push_back(room(7 * millimetre));
    parts.push_back(words("Sessions attended", {.size = 11, .weight = 600}, Role::heading_2));
    Stack list{.parts = {}, .gap = 2};
    for (std::size_t at = 0; at < paper.sessions.size() && at < most_sessions_named; ++at)
      list.parts.push_back(
          {.content = Stack{.parts = {words(paper.sessions[at], {.size = 11})}}, .role = Role::list_item});
    parts.push_back({.content = std::move(list), .role = Role::list});
    if (paper.sessions.size() > most_sessions_named)
      parts.push_back(words("and " + std::to_string(paper.sessions.size() - most_sessions_named) + " more",
                            {.size = 11, .colour = second_ink}));
  }
  parts.push_back(room(14 * millimetre));
  if (!paper.signed_by.empty()) {
    parts.push_back(
        {.content = Row{{{.content = Line{16 * millimetre, 0.75, 0x868A8F}, .role = Role::decoration}, room(1)},
                        {{78 * millimetre, 0}, {0, 1}},
                        0}});
    parts.push_back(room(2 * millimetre));
    parts.push_back(words(paper.signed_by, {.size = 11, .weight = 500}));
    parts.push_back(room(12 * millimetre));
  }
  parts.push_back(code_part(paper, site));
  auto page = stacked(std::move(parts), 0);
  page.role = Role::section;
  page.on_new_page = !first;
  return page;
}

}  // namespace

Result<std::string> certificates_pdf(const std::vector<Certificate>& certificates, const std::string& site) {
  if (certificates.empty()) return bad_input("There is no certificate to print.");
  print::Pages pages;
  pages.title = certificates.size() == 1 ? "Certificate of attendance: " + certificates.front().name
                                         : "Certificates of attendance: " + certificates.front().event;
  pages.margin_side = 28 * millimetre;
  pages.margin_top = 26 * millimetre;
  pages.margin_foot = 16 * millimetre;
  Stack stack;
  for (const auto& paper : certificates) stack.parts.push_back(page_of(paper, site, stack.parts.empty()));
  pages.body = {.content = std::move(stack)};
  return print::to_pdf(pages);
}

}  // namespace muster::booking
