// Changing the words of a report for one event.
#include "report_text_pages.hpp"

#include "edition_words_pages.hpp"
#include "editor_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/told_in_service.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/assets.hpp>

#include <algorithm>
#include <optional>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr const char* usual_report = "post-event";

/// The field holds all of the text, or one chapter of it between what stands around it.
struct TextForm {
  web::Form form;
  std::string source;
  web::Field<std::string> version = form.hidden("version", {});
  web::Field<std::string> before = form.hidden("before", {});
  web::Field<std::string> after = form.hidden("after", {});
  web::Field<std::string> text =
      form.lines("text", source)
          .hint("Markdown, with figures such as {responses} and lines such as ::: cloud words.")
          .optional()
          .said_elsewhere()
          .plain()
          .rows(28)
          .most(longest_text);
  std::optional<web::Field<std::string>> language{};  ///< of the page beside it; none where the form is in one alone
};

using Languages = std::vector<web::Choice<std::string>>;

TextForm text_form(const Request& request, const figures::Summary& summary, const EventDefinition& definition,
                   const Languages& languages, const ShownPart& part, const std::string& language) {
  const auto query = definition_query(definition.name);
  TextForm wanted{web::Form(request, path_of(summary.event, "/report/change" + query))
                      .look("editor-form")
                      .button({"Save the words", {}, web::Button::Look::second})
                      .way_out("Leave them as they were", path_of(summary.event, "/report" + query))
                      .when_refused({}, "Nothing is saved, and nothing is lost. What you wrote is still below."),
                  definition.source()};
  (void)wanted.version.begins(std::to_string(definition.version));
  (void)wanted.before.begins(part.before);
  (void)wanted.after.begins(part.after);
  (void)wanted.text.begins(part.text);
  if (languages.size() < 2) return wanted;
  wanted.language = wanted.form.select<std::string>("language", "Show the page in", languages)
                        .hint("The words are the same: questions, answers and what Muster says are told in it.")
                        .small_label();
  (void)wanted.language->begins(language);
  return wanted;
}

/// The numbers of a press such as `cure:2` or `doubt:2:1`; nothing of another.
std::vector<std::size_t> numbers_of(std::string_view pressed, std::string_view word) {
  if (!pressed.starts_with(word)) return {};
  std::vector<std::size_t> out;
  for (auto rest = pressed.substr(word.size()); !rest.empty();) {
    const auto end = std::min(rest.find(':'), rest.size());
    const auto number = parse_integer(rest.substr(0, end));
    if (!number || *number < 1) return {};
    out.push_back(static_cast<std::size_t>(*number) - 1);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

/// What a press of `cure:2`, or of `doubt:2:1`, makes of the text; nothing where no cure of that number is known.
std::optional<std::string> cured(const std::string& text, std::string_view pressed, const std::string& source,
                                 const ReportData& data) {
  const auto fault = numbers_of(pressed, "cure:");
  const auto doubt = numbers_of(pressed, "doubt:");
  if (fault.size() != 1 && doubt.size() != 2) return std::nullopt;
  const auto draft = draft_of(text, source, data);
  if (!draft.ok()) return std::nullopt;
  if (fault.size() == 1) return fault[0] < draft->faults.size() ? mended(text, draft->faults[fault[0]]) : std::nullopt;
  if (doubt[0] >= draft->doubts.size()) return std::nullopt;
  const auto& doubted = draft->doubts[doubt[0]];
  const auto cures = cures_of(text, doubted, data);
  return doubt[1] < cures.size() ? mended(text, doubted, cures[doubt[1]]) : std::nullopt;
}

/// Which chapter a press of `chapter:3` asks for; 0, which is all of them, of `chapter:all`; nothing of another.
std::optional<std::size_t> chapter_of(std::string_view pressed) {
  constexpr std::string_view word = "chapter:";
  if (!pressed.starts_with(word)) return std::nullopt;
  const auto number = parse_integer(pressed.substr(word.size())).value_or(0);
  return number < 0 ? 0 : static_cast<std::size_t>(number);
}

/// Where its figures can be found what was written is saved, and it may go on to be frozen.
Outcome save(const PageContext& context, const Request& request, const EventDefinition& definition,
             const std::string& text, const std::string& version, const ReportData& data) {
  const auto document = build_document(text, definition.source(), data);
  if (!document.ok()) return Error(document.error()).at("text");
  return save_definition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme},
                         request.capture("event"), definition.name, text, parse_integer(version).value_or(-1));
}

/// What is wrong stands above the text, each with its line: it is not said twice.
Error told_above(const std::vector<Diagnostic>& faults) {
  const auto count = static_cast<std::int64_t>(faults.size());
  return bad_input(capitalised(in_words(count)) + (count == 1 ? " thing is" : " things are") +
                   " wrong in the words, told above them. Mend " + (count == 1 ? "it" : "them") + ", then save.")
      .at("text");
}

/// What the words were before they were last saved; what is typed and not saved would be lost with it.
Outcome undo(const PageContext& context, const Request& request, const EventDefinition& definition,
             const std::string& text, const std::string& version) {
  if (text != definition.text)
    return conflict(
               "You changed the words and have not saved them. Save them, or leave them as they were, before you "
               "undo what was saved last.")
        .at("text");
  const auto shipped = std::ranges::find(context.reports, definition.name, [](const auto& one) { return one.first; });
  return undo_definition(context.database, {request.visitor.actor(), context.now(), request.visitor.programme},
                         request.capture("event"), definition.name,
                         shipped == context.reports.end() ? std::string() : shipped->second,
                         parse_integer(version).value_or(-1));
}

std::string after_saving(const figures::EventFacts& event, const std::string& report, const std::string& language,
                         bool freezes) {
  const auto in_language = [&](std::string path) {
    if (language.empty()) return path;
    const bool has_query = path.find('?') != std::string::npos;
    return path + (has_query ? "&" : "?") + "language=" + percent_encoded(language);
  };
  if (freezes) return in_language(editions_path(event, report)) + "#freeze";
  return in_language(path_of(event, "/report" + definition_query(report, "saved")));
}

/// The page; where it was sent, what was written is saved if its figures can be found, or only looked at.
Reply change(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(loaded, request, report_data(context.database, context.summaries, slug, context.now()));
  const auto& summary = loaded.summary;
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  const auto data = loaded.data();
  const auto pressed = request.form.get("do");
  MUSTER_PAGE(languages, request, language_choices(context, slug));
  if (const auto known = check_language(context.database, slug, request.query.get("language")); !known.ok())
    return site::error_page(request, known.error());
  auto language = languages.size() < 2 ? std::string() : request.query.get("language");
  auto part = opened(definition.text, chapter_of("chapter:" + request.query.get("chapter")).value_or(0));
  auto wanted = text_form(request, *summary, definition, languages, part, language);
  View view;
  if (wanted.form.read()) {
    part = {*wanted.before, *wanted.text, *wanted.after};
    if (wanted.language) language = **wanted.language;
    const auto chapter = chapter_of(pressed);
    const auto mended_text = cured(part.whole(), pressed, definition.source(), data);
    if (chapter || mended_text) {
      const auto version = *wanted.version;
      part = mended_text ? still_shown(part, *mended_text) : opened(part.whole(), *chapter);
      wanted = text_form(request, *summary, definition, languages, part, language);
      (void)wanted.version.begins(version);
    }
    const auto text = part.whole();
    // While one types, chooses a chapter or mends one of several faults, nothing is asked for that could be refused.
    const bool only_follows = pressed == "live" || chapter || mended_text;
    const auto draft = draft_of(text, definition.source(), data);
    if (pressed == "undo") {
      const auto undone = undo(context, request, definition, text, *wanted.version);
      if (undone.ok())
        return web::redirect(path_of(summary->event, "/report" + definition_query(definition.name, "undone")));
      wanted.form.refuse(undone.error());
    } else if (trimmed(text).empty() && pressed != "live") {
      wanted.form.refuse(bad_input("The report would be empty. Write something, or go back to the report that comes "
                                   "with Muster")
                             .at("text"));
    } else if (!draft.ok()) {
      wanted.form.refuse(Error(draft.error()).at("text"));
    } else if (!draft->faults.empty() && !only_follows) {
      wanted.form.refuse(told_above(draft->faults));
    } else if (pressed != "look" && !only_follows) {
      const bool freezes = pressed == "freeze";
      // Words that nobody changed stay those that come with Muster.
      const bool same = freezes && text == definition.text;
      const auto saved = same ? Outcome(Success{}) : save(context, request, definition, text, *wanted.version, data);
      if (saved.ok()) return web::redirect(after_saving(summary->event, definition.name, language, freezes));
      const bool saved_by_others = saved.error().kind == ErrorKind::conflict && definition.text != text;
      if (saved_by_others) {
        // Both texts are before whoever writes, so what they save next is saved over the other one knowingly.
        view.add("OTHER").set("OTHER_TEXT", definition.text);
        wanted = text_form(request, *summary, definition, languages, part, language);
      }
      wanted.form.refuse(saved.error());
    }
  }
  if (definition.own()) view.add("UNDO");
  view.set("REPORT_PATH", path_of(summary->event, "/report" + definition_query(definition.name)));
  view.set("STYLE_PATH", report_style_path).set("SCRIPT", web::asset("editor.js"));
  view.set("TABS_SCRIPT", web::asset("part_tabs.js"));
  wanted.form.fill(view);
  MUSTER_PAGE(beside, request, add_editions_beside(view, context, request, *summary, definition.name));
  (void)beside;
  if (wanted.language) view.add("IN_SEVERAL");
  MUSTER_PAGE(told, request, told_in(loaded, context.database, slug, language));
  add_editor(view, part, definition, data, told.data());
  return site::form_page(request, frame_of(summary->event, "Change the report", site::Tab::report), wanted.form,
                         web::render("domain/report/pages/report_change.html", view));
}

Reply reset(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(definition, request, chosen_definition(context, slug, request.query.get("definition")));
  const auto done = reset_definition(
      context.database, {request.visitor.actor(), context.now(), request.visitor.programme}, slug, definition.name);
  if (!done.ok()) return site::error_page(request, done.error());
  return web::redirect("/events/" + slug + "/report" + definition_query(definition.name, "reset"));
}

}  // namespace

Result<EventDefinition> chosen_definition(const PageContext& context, const std::string& event_slug,
                                          const std::string& name) {
  if (context.reports.empty()) return not_found("No report definition is installed.");
  const auto wanted = name.empty() ? std::string(usual_report) : name;
  auto found = std::find_if(context.reports.begin(), context.reports.end(),
                            [&](const auto& report) { return report.first == wanted; });
  if (found == context.reports.end() && name.empty()) found = context.reports.begin();
  if (found == context.reports.end()) return not_found("There is no report “" + name + "”.");
  return event_definition(context.database, event_slug, found->first, found->second);
}

Result<Languages> language_choices(const PageContext& context, const std::string& event_slug) {
  MUSTER_TRY(languages, figures::languages_of(context.database, event_slug));
  Languages out;
  for (const auto& language : languages) out.push_back({language, language, own_language_name(language)});
  // What a report is in by itself.
  if (languages.front() == "en")
    out.front().value.clear();
  else
    out.insert(out.begin(), {{}, "as-asked", "English, with questions as they were asked"});
  return out;
}

std::string definition_query(const std::string& name, const std::string& done) {
  auto query = name == usual_report ? "" : "?definition=" + percent_encoded(name);
  if (!done.empty()) query += (query.empty() ? "?done=" : "&done=") + done;
  return query;
}

std::vector<std::string> error_words(const Error& error) {
  std::vector<std::string> out;
  for (const auto& diagnostic : error.diagnostics) {
    std::string place;
    if (diagnostic.line > 0) place = "Line " + std::to_string(diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) place += ", column " + std::to_string(diagnostic.column);
    out.push_back((place.empty() ? "" : place + ": ") + diagnostic.message +
                  (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint));
  }
  if (out.empty()) out.push_back(error.message);
  return out;
}

void add_report_text_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.get("/events/{event}/report/change", Permission::write_report,
             [context](const Request& request) { return change(context, request); });
  router.post("/events/{event}/report/change", Permission::write_report,
              [context](const Request& request) { return change(context, request); });
  router.post("/events/{event}/report/reset", Permission::write_report,
              [context](const Request& request) { return reset(context, request); });
}

}  // namespace muster::report
