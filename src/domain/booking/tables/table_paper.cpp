// Sets the lists of tables and the cards that stand on them.
#include <muster/domain/booking/table_service.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace muster::booking {
namespace {

using print::Element;
using print::millimetre;
using print::Role;
using print::Row;
using print::Stack;
using print::words;

constexpr std::uint32_t second_ink = 0x44484E;
constexpr std::array papers{TablePaper::by_table, TablePaper::by_name, TablePaper::cards};

std::string title_of(const TablePlan& plan) {
  return (plan.session.empty() ? plan.event.title : plan.event.title + ", " + plan.session_title);
}

std::string listed_name(const TableGuest& guest) {
  return guest.first_name.empty() ? guest.last_name : guest.last_name + ", " + guest.first_name;
}

std::vector<const TableGuest*> by_surname(const TablePlan& plan) {
  std::vector<std::pair<std::string, const TableGuest*>> keyed;
  for (const auto& guest : plan.guests) keyed.emplace_back(sort_key({guest.last_name, guest.first_name}), &guest);
  std::ranges::sort(keyed, [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second->booking < right.second->booking;
  });
  std::vector<const TableGuest*> guests;
  for (const auto& [key, guest] : keyed)
    if (guest->table) guests.push_back(guest);
  return guests;
}

Element cell(Element element, Role role = Role::cell) {
  return {.content = Stack{.parts = {std::move(element)}}, .role = role};
}

Element head_of(const TablePlan& plan, const std::string& what) {
  return print::stacked({words(title_of(plan), {.size = 18, .weight = 700}, Role::heading_1),
                         words(long_date(plan.event.date) + ": " + what, {.size = 10.5, .colour = second_ink}),
                         print::room(3 * millimetre)},
                        2);
}

print::Pages desk_pages(const TablePlan& plan, const std::string& what, Stack parts) {
  print::Pages pages;
  pages.title = title_of(plan) + ": " + what;
  pages.body = {.content = std::move(parts)};
  pages.foot = words("For the desk: it names everybody who comes. Page {page} of {pages}.",
                     {.size = 8, .colour = second_ink}, Role::decoration);
  return pages;
}

Element table_part(std::int64_t table, const std::vector<const TableGuest*>& guests) {
  const std::vector<print::Width> widths{{0, 1.1}, {0, 1.4}};
  Stack rows{.parts = {}, .gap = 2};
  for (const auto* guest : guests)
    rows.parts.push_back(
        {.content = Row{{cell(words(listed_name(*guest), {.size = 10.5, .weight = 600}), Role::row_heading),
                         cell(words(guest->organisation_name, {.size = 10}))},
                        widths,
                        4 * millimetre},
         .role = Role::table_row});
  auto heading = words("Table " + std::to_string(table), {.size = 13, .weight = 700}, Role::heading_2);
  heading.with_next = true;
  Element list{.content = std::move(rows), .role = Role::table};
  return {.content = Stack{.parts = {std::move(heading), std::move(list)}, .gap = 3, .together = true}};
}

print::Pages by_table(const TablePlan& plan, const std::vector<const TableGuest*>& guests) {
  std::map<std::int64_t, std::vector<const TableGuest*>> tables;
  for (const auto* guest : guests) tables[*guest->table].push_back(guest);
  Stack parts{.parts = {head_of(plan, "who sits at which table")}, .gap = 5 * millimetre};
  for (const auto& [table, there] : tables) parts.parts.push_back(table_part(table, there));
  return desk_pages(plan, "tables", std::move(parts));
}

print::Pages by_name(const TablePlan& plan, const std::vector<const TableGuest*>& guests) {
  const print::Look quiet{.size = 9, .colour = second_ink};
  const std::vector<print::Width> widths{{0, 1.1}, {0, 1.4}, {18 * millimetre, 0}};
  Stack table{.parts = {}, .gap = 3};
  table.parts.push_back({.content = Row{{cell(words("Name", quiet), Role::column_heading),
                                         cell(words("Organisation", quiet), Role::column_heading),
                                         cell(words("Table", quiet), Role::column_heading)},
                                        widths,
                                        4 * millimetre},
                         .role = Role::table_row});
  table.repeated = 1;
  for (const auto* guest : guests)
    table.parts.push_back(
        {.content = Row{{cell(words(listed_name(*guest), {.size = 10.5, .weight = 600}), Role::row_heading),
                         cell(words(guest->organisation_name, {.size = 10})),
                         cell(words(std::to_string(*guest->table), {.size = 12, .weight = 700, .tabular = true}))},
                        widths,
                        4 * millimetre},
         .role = Role::table_row});
  Stack parts{.parts = {head_of(plan, "by surname"), {.content = std::move(table), .role = Role::table}}, .gap = 0};
  return desk_pages(plan, "tables by name", std::move(parts));
}

print::Pages cards(const TablePlan& plan) {
  print::Pages pages;
  pages.title = title_of(plan) + ": cards for the tables";
  pages.width = 841.89;
  pages.height = 595.276;
  Stack stack;
  for (std::int64_t table = 1; table <= plan.rules.tables; ++table) {
    auto card = print::stacked(
        {print::room(28 * millimetre),
         words(title_of(plan), {.size = 20, .colour = second_ink}, Role::paragraph, print::Words::Side::centre),
         print::room(8 * millimetre),
         words("Table", {.size = 34, .weight = 600}, Role::paragraph, print::Words::Side::centre),
         words(std::to_string(table), {.size = 220, .weight = 700}, Role::heading_1, print::Words::Side::centre)},
        0);
    card.role = Role::section;
    card.on_new_page = table > 1;
    stack.parts.push_back(std::move(card));
  }
  pages.body = {.content = std::move(stack)};
  return pages;
}

}  // namespace

std::string_view table_paper_word(TablePaper paper) {
  switch (paper) {
    case TablePaper::by_table:
      return "tables";
    case TablePaper::by_name:
      return "names";
    case TablePaper::cards:
      return "cards";
  }
  throw std::logic_error("a paper without a word");
}

Result<TablePaper> parse_table_paper(std::string_view word) {
  for (const auto paper : papers)
    if (lower_case(word) == table_paper_word(paper)) return paper;
  return bad_input("Tables are printed as \"tables\" (each with its people), \"names\" (by surname) or \"cards\".")
      .at("what");
}

Result<std::string> tables_pdf(const TablePlan& plan, TablePaper paper) {
  if (!plan.is_set()) return conflict("No tables were made of " + title_of(plan) + " yet.");
  if (paper == TablePaper::cards) return print::to_pdf(cards(plan));
  const auto guests = by_surname(plan);
  if (guests.empty()) return conflict("Nobody has a table at " + title_of(plan) + " yet.");
  return print::to_pdf(paper == TablePaper::by_table ? by_table(plan, guests) : by_name(plan, guests));
}

}  // namespace muster::booking
