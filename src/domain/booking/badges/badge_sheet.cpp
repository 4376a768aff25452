// Sets badges on sheets of labels or one a page, and the door's list.
#include "badge_picture.hpp"

#include <muster/domain/booking/booking_code.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

namespace muster::booking {
namespace {

using print::Element;
using print::millimetre;
using print::Role;
using print::room;
using print::Row;
using print::Space;
using print::Stack;
using print::Words;
using print::words;

constexpr std::uint32_t second_ink = 0x44484E;

Element picture_of(const events::Event& event, const Badge& badge, double width) {
  auto picture = badge_picture(event, badge);
  auto alternative = picture.alternative;
  return {
      .content = print::Image{std::move(picture), width}, .role = Role::figure, .alternative = std::move(alternative)};
}

std::string title_of(const BadgeSheet& sheet, const std::string& what) {
  return sheet.event.title + ", " + long_date(sheet.event.date) + ": " + what;
}

print::Pages on_labels(const BadgeSheet& sheet, std::size_t first_label) {
  constexpr double gap = 2.5 * millimetre;
  print::Pages pages;
  pages.margin_side = 4.65 * millimetre;
  pages.margin_top = 13.1 * millimetre;
  pages.margin_foot = 5 * millimetre;
  Stack rows;
  const auto labels = first_label - 1 + sheet.badges.size();
  for (std::size_t at = 0; at < labels; at += 2) {
    Row row{{}, {{draw::label_width, 0}, {draw::label_width, 0}}, gap};
    for (auto label = at; label < at + 2; ++label) {
      const bool is_free = label + 1 >= first_label && label < labels;
      row.cells.push_back(is_free ? picture_of(sheet.event, sheet.badges[label + 1 - first_label], draw::label_width)
                                  : room(draw::label_height));
    }
    Element line{.content = std::move(row)};
    constexpr std::size_t on_a_sheet = labels_on_a_sheet;
    line.on_new_page = at > 0 && at % on_a_sheet == 0;
    rows.parts.push_back(std::move(line));
  }
  pages.body = {.content = std::move(rows)};
  pages.foot =
      words("Print at 100%, not “fit to page”. Labels of 99.1 × 67.7 mm, eight to a sheet. Sheet {page} of {pages}.",
            {.size = 7, .colour = second_ink}, Role::decoration);
  return pages;
}

print::Pages one_a_page(const BadgeSheet& sheet) {
  print::Pages pages;
  pages.width = 148 * millimetre;
  pages.height = 105 * millimetre;
  pages.margin_side = pages.margin_top = pages.margin_foot = 0;
  Stack stack;
  for (const auto& badge : sheet.badges) {
    auto picture = picture_of(sheet.event, badge, pages.width);
    picture.on_new_page = !stack.parts.empty();
    stack.parts.push_back(std::move(picture));
  }
  pages.body = {.content = std::move(stack)};
  return pages;
}

}  // namespace

std::string_view badge_size_word(BadgeSize size) { return size == BadgeSize::labels ? "labels" : "a6"; }

Result<BadgeSize> parse_badge_size(std::string_view word) {
  for (const auto size : {BadgeSize::labels, BadgeSize::a6})
    if (lower_case(word) == badge_size_word(size)) return size;
  return bad_input("Badges are made for \"labels\" (99.1 x 67.7 mm, eight on A4) or \"a6\".").at("size");
}

Result<std::string> badges_pdf(const BadgeSheet& sheet, BadgeSize size, std::size_t first_label) {
  if (sheet.badges.empty())
    return bad_input("Nobody has a seat at " + sheet.event.title + ", so there is no badge to print.");
  if (first_label < 1 || first_label > (size == BadgeSize::labels ? labels_on_a_sheet : 1))
    return bad_input("A sheet has 8 labels: the first that is free is one of 1 to 8, and A6 has but one.").at("first");
  auto pages = size == BadgeSize::labels ? on_labels(sheet, first_label) : one_a_page(sheet);
  pages.title = title_of(sheet, "badges");
  return print::to_pdf(pages);
}

Result<std::string> door_list_pdf(const BadgeSheet& sheet) {
  if (sheet.badges.empty())
    return bad_input("Nobody has a seat at " + sheet.event.title + ", so there is no list to print.");
  print::Pages pages;
  pages.title = title_of(sheet, "door list");
  const print::Look plain{.size = 10.5};
  const print::Look strong{.size = 10.5, .weight = 600};
  const print::Look quiet{.size = 9, .colour = second_ink, .tabular = true};
  const std::vector<print::Width> widths{{8 * millimetre, 0}, {0, 1.2}, {0, 1.4}, {38 * millimetre, 0}};
  const auto cell = [](Element element, Role role = Role::cell) {
    return Element{.content = Stack{.parts = {std::move(element)}}, .role = role};
  };
  Stack table{.parts = {}, .gap = 3};
  table.parts.push_back(
      {.content = Row{{cell(words("In", quiet), Role::column_heading), cell(words("Name", quiet), Role::column_heading),
                       cell(words("Organisation", quiet), Role::column_heading),
                       cell(words("Code", quiet), Role::column_heading)},
                      widths,
                      4 * millimetre},
       .role = Role::table_row});
  table.repeated = 1;
  for (const auto& badge : sheet.badges) {
    const auto name = badge.first_name.empty() ? badge.last_name : badge.last_name + ", " + badge.first_name;
    table.parts.push_back(
        {.content = Row{{cell({.content = print::Box{4.4 * millimetre}}), cell(words(name, strong), Role::row_heading),
                         cell(words(badge.organisation, plain)), cell(words(shown_code(badge.code), quiet))},
                        widths,
                        4 * millimetre},
         .role = Role::table_row});
  }
  Element shown{.content = std::move(table), .role = Role::table};
  pages.body = {
      .content = Stack{.parts = {words(sheet.event.title, {.size = 20, .weight = 700}, Role::heading_1),
                                 words(long_date(sheet.event.date) + ". " +
                                           counted(static_cast<std::int64_t>(sheet.badges.size()), "person", "people") +
                                           " by surname. Tick who comes in, and enter them afterwards.",
                                       {.size = 9.5, .colour = second_ink}),
                                 std::move(shown)},
                       .gap = 8}};
  pages.foot =
      words(sheet.event.title + ": door list. Page {page} of {pages}. Names of people: destroy after the event.",
            {.size = 8, .colour = second_ink}, Role::decoration);
  return print::to_pdf(pages);
}

}  // namespace muster::booking
