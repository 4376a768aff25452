// The preview: what importing a list would do, and where it stops until somebody decides.
#include "delegate_pages.hpp"

#include "address.hpp"
#include "preview_rows.hpp"
#include "preview_words.hpp"

#include <muster/domain/people/people_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t rows_of_a_group = 100;
constexpr std::size_t names_at_once = 10;

std::int64_t count_of(const std::vector<PreviewRow>& rows, RowFilter filter) {
  return std::count_if(rows.begin(), rows.end(), [&](const PreviewRow& row) { return passes(row, filter); });
}

void add_name(View& form, const UnknownName& name, std::size_t index, const StagedDelegates& staged,
              const std::vector<std::string>& kinds, const web::Fields& sent, const PreviewErrors& attempt) {
  const auto field = name_field(index);
  const auto chosen = sent.get(field);
  auto& view = form.add("NAME");
  view.set("FIELD", field).set("TYPED", name.typed).set("NAME_ROWS", rows_in_words(name.lines));
  std::size_t number = 0;
  const auto id = [&] { return number++ == 0 ? field : field + "-" + std::to_string(number); };
  for (const auto& suggestion : name.suggestions) {
    auto& choice = view.add("CHOICE");
    choice.set("CHOICE_ID", id()).set("CHOICE_VALUE", suggestion).show_if(chosen == "is:" + suggestion, "CHOSEN");
  }
  view.set("OTHER_ID", id());
  view.set("OTHER_LABEL",
           name.suggestions.empty() ? "An organisation that is known:" : "Another organisation that is known:");
  view.show_if(chosen == "other", "OTHER_CHOSEN").show_if(chosen == "new", "NEW_CHOSEN");
  for (const auto& organisation : staged.forecast.organisations) {
    view.add("KNOWN")
        .set("KNOWN_NAME", organisation.name)
        .show_if(sent.get(field + "-other") == organisation.name, "KNOWN_CHOSEN");
  }
  for (const auto& kind : kinds) {
    view.add("OFFER").set("OFFER_NAME", kind).show_if(sent.get(field + "-kind") == kind, "OFFER_CHOSEN");
  }
  for (const auto& error : attempt.errors) {
    if (error.at != field) continue;
    view.show("NAME_WRONG").show("NAME_DESCRIBED").add("NAME_ERROR").set("NAME_ERROR_WORDS", error.words);
  }
}

void add_names(View& view, const StagedDelegates& staged, const Request& request, const PreviewErrors& attempt) {
  const auto names = unknown_names(staged);
  if (names.empty()) {
    view.show("NO_NAMES");
    return;
  }
  auto& form = view.add("NAMES");
  const auto count = static_cast<std::int64_t>(names.size());
  form.set("NAMES_TITLE",
           count == 1 ? "One organisation is not known" : grouped(count) + " organisations are not known");
  form.set("NAMES_BUTTON", count == 1 ? "Use this meaning" : "Use these meanings");
  if (names.size() > names_at_once) {
    form.add("NAMES_MORE")
        .set("NAMES_MORE_WORDS",
             "Here are the first " + in_words(names_at_once) + "; the others follow when these are decided.");
  }
  const auto kinds = kinds_to_offer(staged.forecast.organisations);
  for (std::size_t index = 0; index < std::min(names.size(), names_at_once); ++index) {
    add_name(form, names[index], index, staged, kinds, request.form, attempt);
  }
}

void add_left_out(View& view, const std::vector<std::string>& headings) {
  std::string words;
  for (const auto& heading : headings) words += (words.empty() ? "“" : ", “") + heading + "”";
  if (!words.empty()) view.add("LEFT_OUT").set("LEFT_OUT_WORDS", words);
}

class Chips {
 public:
  Chips(View& view, const std::vector<PreviewRow>& rows, RowFilter current, std::string base)
      : view_(view), rows_(rows), current_(current), base_(std::move(base)) {}

  void group(const std::string& id, const std::string& label) {
    group_ = &view_.add("CHIPS");
    group_->set("CHIPS_ID", "chips-" + id).set("CHIPS_LABEL", label);
  }
  enum class WhenNone { leave_out, show };
  void chip(RowFilter filter, const std::string& name, const std::string& mark, WhenNone when_none) {
    const auto count = count_of(rows_, filter);
    if (count == 0 && when_none == WhenNone::leave_out) return;
    auto& chip = group_->add("CHIP");
    chip.set("CHIP_NAME", name);
    if (!mark.empty()) chip.show(mark);
    if (count == 0 && filter != RowFilter::all) {
      chip.show("CHIP_PLAIN");
      return;
    }
    chip.add("CHIP_LINK")
        .set("CHIP_PATH", address(base_, {{"show", std::string(filter_word(filter))}}))
        .set("CHIP_COUNT", grouped(count))
        .show_if(filter == current_, "CHIP_CURRENT");
  }

 private:
  View& view_;
  const std::vector<PreviewRow>& rows_;
  RowFilter current_;
  std::string base_;
  View* group_ = nullptr;
};

void add_chips(View& view, const std::vector<PreviewRow>& rows, RowFilter current, const std::string& base) {
  using enum Chips::WhenNone;
  Chips chips(view, rows, current, base);
  chips.group("rows", "Rows");
  chips.chip(RowFilter::all, "All", "", show);
  chips.chip(RowFilter::fresh, "New", "M_NEW", show);
  chips.chip(RowFilter::alike, "Looks like", "M_LIKE", show);
  chips.chip(RowFilter::same, "Same person", "M_SAME", show);
  chips.chip(RowFilter::unknown, "To be decided", "M_UNKNOWN", leave_out);
  chips.chip(RowFilter::refused, "To be mended", "M_WRONG", leave_out);
  chips.group("organisations", "Organisations");
  chips.chip(RowFilter::by_name, "By name", "", show);
  chips.chip(RowFilter::by_other_name, "By other name", "", show);
  chips.chip(RowFilter::made, "To be added", "", leave_out);
  chips.chip(RowFilter::unknown, "Not known", "M_UNKNOWN", show);
  chips.group("tidied", "Tidied");
  chips.chip(RowFilter::spaces, "Spaces removed", "", show);
}

void add_cells(View& view, const std::vector<TypedCell>& cells) {
  const char* comma = "";
  for (const auto& cell : cells) {
    auto& each = view.add("CELL");
    each.set("CELL_COMMA", comma).set("CELL_TEXT", cell.text);
    for (std::size_t space = 0; space < cell.before; ++space) each.add("SPACE_BEFORE");
    for (std::size_t space = 0; space < cell.after; ++space) each.add("SPACE_AFTER");
    comma = ", ";
  }
}

void add_row(View& group, const StagedDelegates& staged, const PreviewRow& row, const PlaceNames& places) {
  auto& view = group.add("ROW");
  view.set("LINE", static_cast<std::int64_t>(row.row->line)).set("PERSON", person_name(*row.row));
  const auto verdict = verdict_words(staged, row);
  view.set("VERDICT_COLOUR", verdict.colour).set("VERDICT_WORDS", verdict.words).show(verdict.mark);
  if (!verdict.reason.empty()) view.add("REASON").set("REASON_WORDS", verdict.reason);
  const auto organisation = organisation_words(staged, row, places);
  view.set("ORGANISATION", organisation.name);
  if (!organisation.note.empty()) view.add("ORGANISATION_NOTE").set("ORGANISATION_NOTE_WORDS", organisation.note);
  add_cells(view, typed_cells(staged, row.index));
  if (const auto action = action_for(row)) {
    view.add("ACTION")
        .set("ACTION_ABOUT", action->about)
        .set("ACTION_MEANS", action->means)
        .set("ACTION_WORDS", action->words);
  } else {
    view.show_if(row.verdict->kind == people::VerdictKind::unknown_organisation, "TO_NAMES");
  }
}

/// Adds the groups; returns how many rows were left out of long ones.
std::int64_t add_groups(View& view, const StagedDelegates& staged, const std::vector<PreviewRow>& rows,
                        RowFilter filter, bool all, const PlaceNames& places) {
  std::map<RowGroup, std::vector<const PreviewRow*>> groups;
  for (const auto& row : rows) {
    if (passes(row, filter)) groups[row.group].push_back(&row);
  }
  std::int64_t left_out = 0;
  for (const auto& [group, members] : groups) {
    auto& section = view.add("GROUP");
    const auto shown = all ? members.size() : std::min(members.size(), rows_of_a_group);
    section.set("GROUP_NAME", std::string(group_name(group)))
        .set("GROUP_COUNT", grouped(static_cast<std::int64_t>(members.size())));
    for (std::size_t at = 0; at < shown; ++at) add_row(section, staged, *members[at], places);
    left_out += static_cast<std::int64_t>(members.size() - shown);
  }
  return left_out;
}

void add_dock(View& view, const std::vector<PreviewRow>& rows) {
  struct Count {
    RowFilter filter;
    const char* mark;
    const char* words;
  };
  for (const auto& count :
       {Count{RowFilter::fresh, "M_NEW", "new"}, Count{RowFilter::alike, "M_LIKE", "looks like another, kept"},
        Count{RowFilter::same, "M_SAME", "same person, counted once"},
        Count{RowFilter::unknown, "M_UNKNOWN", "to be decided"},
        Count{RowFilter::refused, "M_WRONG", "to be mended"}}) {
    const auto number = count_of(rows, count.filter);
    if (number == 0) continue;
    view.add("DOCK").set("DOCK_COUNT", grouped(number)).set("DOCK_WORDS", count.words).show(count.mark);
  }
}

void add_errors(View& view, const PreviewErrors& attempt) {
  if (!attempt.stopped.empty()) view.add("STOPPED").set("STOPPED_WORDS", attempt.stopped);
  if (attempt.errors.empty()) return;
  auto& summary = view.add("INVALID");
  summary.set("ERROR_TITLE", attempt.title);
  for (const auto& error : attempt.errors)
    summary.add("ERROR").set("ERROR_AT", error.at).set("ERROR_WORDS", error.words);
}

}  // namespace

std::string name_field(std::size_t index) { return "name-" + std::to_string(index + 1); }

Reply preview_page(const PageContext& context, const Request& request, const std::string& show, const std::string& all,
                   const PreviewErrors& attempt) {
  const auto staged =
      staged_delegates(context.database, context.clock.now(), request.capture("event"), request.capture("staged"));
  if (!staged.ok()) return gone_page(context, request, staged.error());
  const auto regions = people::regions(context.database);
  if (!regions.ok()) return site::error_page(request, regions.error());
  const auto& event = staged->forecast.event;
  const auto base = staged_path(event.slug, staged->id);
  const auto rows = preview_rows(*staged);
  auto filter = row_filter(show).value_or(RowFilter::all);
  if (count_of(rows, filter) == 0) filter = RowFilter::all;  // the last row of its kind was decided
  View view;
  view.set("HERE", delegates_path(event.slug)).set("BASE", base).set("TOKEN", request.token);
  view.set("FILE_NAME", staged->file.name)
      .set("SHOW", std::string(filter_word(filter)))
      .set("ALL", all == "1" ? "1" : "");
  view.set("HEADLINE", headline(*staged)).set("LEAD", lead(*staged, unknown_names(*staged).size()));
  add_left_out(view, staged->forecast.columns.left_out);
  view.set("IMPORT_LABEL", import_label(*staged)).set("EXPECTED", staged->forecast.fingerprint);
  const bool can_import = staged->forecast.preview.can_apply();
  view.show_if(can_import, "CAN_IMPORT");
  if (!can_import)
    view.add("CANNOT_IMPORT").set("MISSING_WORDS", what_is_missing(*staged, unknown_names(*staged).size()));
  add_errors(view, attempt);
  add_names(view, *staged, request, attempt);
  add_chips(view, rows, filter, base);
  const auto left_out = add_groups(view, *staged, rows, filter, all == "1", place_names(*regions));
  if (left_out > 0) {
    view.add("MORE")
        .set("MORE_PATH", address(base, {{"show", std::string(filter_word(filter))}, {"all", "1"}}))
        .set("MORE_WORDS", "Show the other " + counted(left_out, "row", "rows"));
  }
  add_dock(view, rows);
  return site::desk_page(request, delegates_frame(event, "Import " + staged->file.name, !attempt.errors.empty()),
                         web::render("domain/booking/pages/preview.html", view), attempt.status);
}

}  // namespace muster::booking
