// Sets an invoice on A4.
#include <muster/domain/membership/invoice_paper.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/print/elements.hpp>

#include <utility>
#include <vector>

namespace muster::membership {
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
using print::Width;
using print::Words;
using print::words;

constexpr std::uint32_t second_ink = 0x44484E;
constexpr std::uint32_t hairline = 0xDAD9D3;
constexpr double gap = 4 * millimetre;
constexpr double number_width = 24 * millimetre;

std::string short_date(Date day) {
  const auto words = long_date(day);
  return words.substr(words.find(' ') + 1);
}

Element row(std::vector<Element> cells, std::vector<Width> widths, Role role = Role::none) {
  return {.content = Row{std::move(cells), std::move(widths), gap}, .role = role};
}

const std::vector<Width>& columns() {
  static const std::vector<Width> widths{
      {.share = 1}, {.points = 20 * millimetre}, {.points = number_width}, {.points = number_width}};
  return widths;
}

Element table_row(const std::vector<std::string>& cells, const print::Look& look, Role first, Role others) {
  std::vector<Element> made;
  for (const auto& cell : cells)
    made.push_back(
        words(cell, look, made.empty() ? first : others, made.empty() ? Words::Side::start : Words::Side::end));
  return row(std::move(made), columns(), Role::table_row);
}

Element fact(const std::string& name, const std::string& value) {
  return row({words(name, {.colour = second_ink}), words(value, {.weight = 500, .tabular = true})},
             {{.points = 34 * millimetre}, {.share = 1}});
}

Element lines_of(const Invoice& invoice) {
  const print::Look head{.size = 9, .weight = 600, .colour = second_ink};
  const print::Look figure{.tabular = true};
  std::vector<Element> rows{
      table_row({"For", "How many", "Each", "Sum"}, head, Role::column_heading, Role::column_heading),
      rule(0.8, 0x17191C)};
  const auto add = [&](const std::vector<std::string>& cells, const print::Look& look) {
    rows.push_back(table_row(cells, look, Role::row_heading, Role::cell));
    rows.push_back(rule(0.5, hairline));
  };
  for (const auto& line : invoice.lines)
    add({line.words, grouped(line.quantity), pounds_exactly(line.each), pounds_exactly(line.sum)}, figure);
  if (invoice.vat_rate > 0) {
    add({"Without VAT", "", "", pounds_exactly(invoice.net)}, figure);
    add({"VAT " + rate_words(invoice.vat_rate), "", "", pounds_exactly(invoice.vat)}, figure);
  }
  const bool note = invoice.series == Series::credit_note;
  add({note ? "Total credited" : "Total to pay", "", "", pounds_exactly(total(invoice))},
      {.size = 12, .weight = 700, .tabular = true});
  return {.content = Stack{.parts = std::move(rows), .gap = 1.6 * millimetre, .repeated = 2}, .role = Role::table};
}

}  // namespace

print::Pages invoice_paper(const Invoice& invoice) {
  const bool note = invoice.series == Series::credit_note;
  const std::string name = note ? "Credit note" : "Invoice";
  std::vector<Element> facts{fact("Number", invoice.printed_number), fact("Date", short_date(invoice.issued_on))};
  if (note) facts.push_back(fact("Takes from invoice", invoice.credits_number));
  if (!note) facts.push_back(fact("To be paid by", short_date(invoice.due_on)));
  if (!invoice.purchase_order.empty()) facts.push_back(fact("Your order number", invoice.purchase_order));
  if (invoice.vat_rate > 0) facts.push_back(fact("VAT number", invoice.vat_number));

  std::vector<Element> parts;
  parts.push_back(words(invoice.seller, {.size = 9.5, .colour = second_ink}));
  parts.push_back(room(12 * millimetre));
  parts.push_back(row({words(invoice.addressee, {.size = 11}), stacked(std::move(facts), 1.2 * millimetre)},
                      {{.share = 1}, {.points = 88 * millimetre}}));
  parts.push_back(room(14 * millimetre));
  parts.push_back(words(name + " " + invoice.printed_number, {.size = 22, .weight = 700}, Role::heading_1));
  if (note) parts.push_back(words(invoice.reason));
  parts.push_back(room(4 * millimetre));
  parts.push_back(lines_of(invoice));
  if (!note) {
    parts.push_back(room(8 * millimetre));
    parts.push_back(
        stacked({words("How to pay", {.size = 12, .weight = 700}, Role::heading_2), words(invoice.how_to_pay),
                 words("Please give the number " + invoice.printed_number + " with the payment.")},
                2 * millimetre, true));
  }
  print::Pages pages;
  pages.title = name + " " + invoice.printed_number;
  pages.body = stacked(std::move(parts), 0);
  pages.margin_side = 22 * millimetre;
  pages.margin_top = 18 * millimetre;
  pages.foot = {.content = Words{{{name + " " + invoice.printed_number + ", page {page} of {pages}",
                                   {.size = 8.5, .colour = second_ink}}}},
                .role = Role::decoration};
  return pages;
}

}  // namespace muster::membership
