// The verdict page: what importing a file would do, row by row, and what somebody can still decide, mend or leave out.
#include "context_pages.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

std::int64_t open_questions(const QuestionSection& section) {
  return std::count_if(section.questions.begin(), section.questions.end(),
                       [](const Question& question) { return question.means.empty(); });
}

/// What stands under the heading where not every row is ready.
std::string what_is_missing(const StagedFile& staged) {
  const auto& judgement = staged.forecast.judgement;
  std::string words;
  std::vector<std::string> kinds;
  std::int64_t open = 0;
  for (const auto& section : judgement.sections) {
    const auto questions = section.stops ? open_questions(section) : 0;
    if (questions > 0) kinds.push_back(counted(questions, section.one, section.many));
    open += questions;
  }
  if (open > 0) {
    words = capitalised(listed(kinds)) + (open == 1 ? " is" : " are") + " not decided: say below what " +
            (open == 1 ? "it means. " : "they mean. ");
  }
  if (const auto refused = judgement.count(RowState::refused); refused > 0) {
    words += counted(refused, "row is", "rows are") + " refused: mend " + (refused == 1 ? "it" : "them") +
             " here, or leave " + (refused == 1 ? "it" : "them") + " out. ";
  }
  if (const auto left = signed_size(staged.forecast.left_out.size()); left > 0)
    words += counted(left, "row is", "rows are") + " left out by you. ";
  return words;
}

/// What stops nothing, and is asked all the same.
std::string what_can_be_decided(const StagedFile& staged) {
  std::vector<std::string> open;
  std::int64_t count = 0;
  for (const auto& section : staged.forecast.judgement.sections) {
    const auto questions = section.stops ? 0 : open_questions(section);
    if (questions > 0) open.push_back(counted(questions, section.one, section.many));
    count += questions;
  }
  if (open.empty()) return {};
  // The ways to each stand below the heading, with their numbers.
  if (open.size() > 2) return grouped(count) + " more questions stop nothing, and can be decided below. ";
  return capitalised(listed(open)) + " can be decided below. ";
}

/// "Import 41 of 46, leave 5", and in words that fit one.
std::string part_label(std::int64_t ready, std::int64_t all) {
  const auto left = all - ready;
  if (ready == 1) return "Import 1 row, leave " + grouped(left);
  if (left == 1) return "Import " + grouped(ready) + " rows, leave 1";
  return "Import " + grouped(ready) + " of " + grouped(all) + ", leave " + grouped(left);
}

void add_head(View& view, const PageContext& context, const StagedFile& staged) {
  const auto& forecast = staged.forecast;
  const auto all = signed_size(staged.file.table.rows.size());
  const auto ready = forecast.ready();
  const bool whole = forecast.stopped() == 0 && staged.forecast.left_out.empty();
  view.head(whole ? forecast.judgement.headline
                  : grouped(ready) + " of " + counted(all, "row", "rows") + (ready == 1 ? " is" : " are") + " ready",
            (whole ? forecast.judgement.lead + " " : what_is_missing(staged)) + what_can_be_decided(staged) +
                "Nothing is saved yet.");
  view.add_each("REMARK", forecast.judgement.remarks);
  const auto label = whole ? forecast.judgement.button : part_label(ready, all);
  if (ready > 0 && !label.empty()) {
    view.add("CAN_IMPORT").set("IMPORT_LABEL", label).set("UNDO_HINT", context.kind.words.undo_hint);
    view.add("CAN_IMPORT_BELOW", label);
  } else if (ready == 0) {
    view.add("CANNOT_IMPORT", "No row can be imported yet.");
  }
  if (ready < all) view.show("HAS_LEFT");
}

/// The way to each section, with what is still to do there.
void add_jumps(View& view, const StagedFile& staged) {
  const auto& judgement = staged.forecast.judgement;
  const auto jump = [&](const std::string& to, const std::string& words, const char* mark) {
    view.add("JUMP").set("JUMP_TO", to).set("JUMP_WORDS", words).show(mark);
  };
  std::size_t jumps = 0;
  for (const auto& section : judgement.sections) {
    if (section.questions.empty()) continue;
    jump(section.id, counted(signed_size(section.questions.size()), section.one, section.many),
         open_questions(section) == 0 ? "M_DONE" : "M_UNKNOWN");
    ++jumps;
  }
  if (const auto refused = judgement.count(RowState::refused); refused > 0) {
    jump("refused", counted(refused, "refused row", "refused rows"), "M_WRONG");
    ++jumps;
  }
  if (jumps > 0) {
    view.add("JUMP").set("JUMP_TO", "rows").set("JUMP_WORDS", "All rows");
    view.show("JUMPS");
  }
}

void add_dock(View& view, const PageContext& context, const StagedFile& staged) {
  const auto& judgement = staged.forecast.judgement;
  const auto count = [&](std::int64_t number, const char* mark, const std::string& words) {
    if (number == 0) return;
    view.add("DOCK").set("DOCK_COUNT", grouped(number)).set("DOCK_WORDS", words).show(mark);
  };
  count(judgement.count(RowState::fresh), "M_NEW", "new");
  count(judgement.count(RowState::alike), "M_LIKE", "looks like another, kept");
  count(judgement.count(RowState::same), "M_SAME", lower_case(context.kind.words.same_word));
  count(judgement.count(RowState::not_taken), "M_OUT", lower_case(context.kind.words.not_taken_word));
  count(judgement.count(RowState::undecided), "M_UNKNOWN", "not decided");
  count(judgement.count(RowState::refused), "M_WRONG", "refused");
  count(signed_size(staged.forecast.left_out.size()), "M_UNKNOWN", "left out by you");
}

/// The one form of the page, to which every pick, field and button belongs.
web::Form work_form(const Request& request, const std::string& base, const StagedFile& staged,
                    const RowsView& requested, const RefusedAttempt& attempt) {
  auto form =
      web::Form(request, base + "/decide")
          .spread("work")
          .knowing("expected", staged.forecast.fingerprint())
          .knowing("show", requested.show)
          .knowing("page", requested.page)
          .button({.words = "Check what is decided", .look = web::Button::Look::unseen, .name = "at", .value = "rows"})
          .when_refused(attempt.title, "Nothing was changed.");
  for (const auto& error : attempt.errors) form.refuse_at(error.at, error.words);
  return form;
}

}  // namespace

site::Frame frame_of(const PageContext& context, const Target& target, std::string title, bool error) {
  return {std::move(title), target.programme, target.slug, target.title, site::tab_at(context.kind.words.back), error};
}

void set_back(View& view, const PageContext& context, const Request& request, const Target& target) {
  const auto event = "/events/" + target.slug;
  const auto& words = context.kind.words;
  if (request.visitor.can_open(event + words.back)) {
    view.set("BACK", event + words.back).set("BACK_NAME", words.back_name);
  } else {
    view.set("BACK", request.visitor.can_open(event) ? event : "/events");
    view.set("BACK_NAME", request.visitor.can_open(event) ? target.title : "Events");
  }
}

std::string question_field(std::size_t number) { return "q-" + std::to_string(number); }
std::string cell_field(std::size_t line, std::size_t column) {
  return "cell-" + std::to_string(line) + "-" + std::to_string(column);
}

const char* mark_of(RowState standing) {
  switch (standing) {
    case RowState::fresh:
      return "M_NEW";
    case RowState::alike:
      return "M_LIKE";
    case RowState::same:
      return "M_SAME";
    case RowState::not_taken:
      return "M_OUT";
    case RowState::undecided:
      return "M_UNKNOWN";
    case RowState::refused:
      return "M_WRONG";
  }
  return "M_WRONG";
}

std::string address(std::string path, const std::vector<std::pair<std::string, std::string>>& query) {
  char mark = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    path += mark + name + "=" + value;  // words and numbers of our own alone
    mark = '&';
  }
  return path;
}

RowsView rows_view(const web::Fields& fields) {
  const auto plain = [](const std::string& text) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char letter) {
      return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
    return is_plain && text.size() < 40 ? text : std::string();
  };
  return {plain(fields.get("show")), plain(fields.get("page")), plain(fields.get("edit")), !fields.get("at").empty()};
}

Reply gone_page(const PageContext& context, const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  const auto& slug = request.capture("event");
  const auto import_overview = intake::import_overview(context.database, context.clock.now(), context.kind, slug);
  if (!import_overview.ok()) return site::error_page(request, import_overview.error());
  View view;
  set_back(view, context, request, import_overview->target);
  view.set("HOME", context.home(slug)).set("MESSAGE", error.message);
  return site::desk_page(request, frame_of(context, import_overview->target, "Choose the file again"),
                         web::render("domain/intake/pages/gone.html", view), web::status_of(error.kind));
}

Reply verdict_page(const PageContext& context, const Request& request, const RowsView& requested,
                   const RefusedAttempt& attempt) {
  const auto found =
      staged(context.database, context.clock.now(), context.kind, request.capture("event"), request.capture("upload"));
  if (!found.ok()) return gone_page(context, request, found.error());
  const auto& target = found->forecast.target;
  const auto base = context.upload(target.slug, found->id);
  // What was typed stays where it was refused; after anything else what is stored is shown.
  const web::Fields nothing;
  const auto& sent = attempt.errors.empty() ? nothing : request.form;
  View view;
  set_back(view, context, request, target);
  view.set("BASE", base);
  view.markup(
      "CANCEL_FORM",
      web::Form(request, base + "/cancel").button({.words = "Cancel", .look = web::Button::Look::second}).shown());
  view.set("FILE_NAME", found->file.name).show("STOPPED", attempt.stopped).show("KEPT_FIRST", attempt.kept);
  const auto form = work_form(request, base, *found, requested, attempt);
  view.markup("WORK_FORM", form.shown());
  add_head(view, context, *found);
  add_jumps(view, *found);
  add_sections(view, *found, sent, attempt, requested.worked || !attempt.errors.empty());
  add_refused(view, context.kind, *found, sent);
  add_rows(view, context.kind, *found, base, requested, sent);
  add_dock(view, context, *found);
  const auto content = form.summary() + web::render("domain/intake/pages/verdicts.html", view);
  return site::desk_page(request, frame_of(context, target, "Import " + found->file.name, form.refused()), content,
                         attempt.status);
}

}  // namespace muster::intake
