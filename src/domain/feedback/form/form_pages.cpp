// Writing, checking and publishing an event's form, and reading the one that is published.
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/round/asking_pages.hpp"
#include "domain/feedback/round/round_view_pages.hpp"
#include "form_change.hpp"
#include "form_change_service.hpp"
#include "form_preview_pages.hpp"
#include "programme_options_service.hpp"

#include "domain/feedback/cards/form_cards_draft_pages.hpp"
#include "domain/feedback/cards/form_cards_view_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/unwritten.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

const std::string source = "form";

/// The text of a form on its way to being published.
struct Draft {
  std::string text;
  std::optional<forms::Form> form;  ///< where it was checked and is sound
  std::optional<Error> error;
  std::vector<forms::Change> changes{};  ///< to the published form
  CardsDraft kept{};                     ///< what is kept of it
};

std::string with_numbers(const std::string& text, const std::vector<Diagnostic>& errors) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t line = 1; begin < text.size(); ++line) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const bool wrong = std::any_of(errors.begin(), errors.end(), [&](const auto& error) { return error.line == line; });
    auto number = std::to_string(line);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, ' ');
    out += (wrong ? "▸" : " ") + number + (end > begin ? "  " + text.substr(begin, end - begin) : "") + "\n";
    begin = end + 1;
  }
  return out;
}

/// Which groups an anonymous form may ever show: with the first answer that is settled.
std::string groups_of(const forms::Form& form) {
  if (!form.anonymous) return {};
  if (form.breakdown.empty())
    return " Its figures will be of everybody alone: no line “breakdown” names questions whose groups may be shown, "
           "and "
           "with the first answer that is settled.";
  std::vector<std::string> names;
  for (const auto& code : form.breakdown) {
    const auto* question = form.question(code);
    names.push_back("“" + (question == nullptr ? code : question->label) + "”");
  }
  return " Its figures may be broken down by " + listed(names) + "; with the first answer that is settled.";
}

std::string published_so_far(const std::optional<Round>& round, const Draft& draft) {
  if (!round) return "Nothing is published yet. Look at it as phones show it, below, then publish it.";
  if (is_published(round, draft.text)) return "It is published as version " + std::to_string(round->form_version) + ".";
  return "People see version " + std::to_string(round->form_version) +
         " until you publish this one. Look at it as phones show it, below, then publish it.";
}

/// Why a sound text is not ready to be published: cards of it still say what they began with.
std::optional<Error> why_unwritten(const std::string& text) {
  auto faults = forms::unwritten_questions(text);
  if (faults.empty()) return std::nullopt;
  for (auto& fault : faults) fault.source = source;
  return bad_input("Some of this form is still to be written.", std::move(faults));
}

void add_draft_errors(web::View& view, const Draft& draft) {
  const auto& errors = draft.error->diagnostics;
  if (errors.empty()) return;
  auto& places = view.add("SOURCES");
  places.add_each("ERROR", forms::errors_with_mended_lines(*draft.error, draft.text));
  view.add("NUMBERED", with_numbers(draft.text, errors));
}

/// What is added, reworded and retired, by kind.
void add_changes(web::View& view, const Draft& draft) {
  if (draft.changes.empty()) return;
  auto& list = view.add("CHANGES");
  web::View* kind = nullptr;
  for (std::size_t at = 0; at < draft.changes.size(); ++at) {
    const auto& change = draft.changes[at];
    if (at == 0 || draft.changes[at - 1].kind != change.kind)
      kind = &list.add("CHANGE_KIND", forms::change_name(change.kind));
    kind->add("CHANGE", change.words);
  }
}

/// What happened to the text: its title in the summary of errors.
std::string refusal_of(const Error& error) {
  const auto count = static_cast<std::int64_t>(error.diagnostics.size());
  if (count == 0) return "The form was not published";
  return "The form has " + (count == 1 ? std::string("one error") : in_words(count) + " errors");
}

web::Form text_form(const web::Request& request, const events::Event& event, const std::optional<Round>& round,
                    const Draft& draft) {
  auto form = web::Form(request, path_of(event, "/form/check")).look("");
  if (draft.error)
    form.when_refused(refusal_of(*draft.error), "Nothing was published. Your text is below, as you wrote it.");
  const auto lines = std::count(draft.text.begin(), draft.text.end(), '\n') + 2;
  (void)form.lines("text", "Text of the form")
      .hint("One question after another: a code, the words in quotes, the kind of answer, and its options below.")
      .plain()
      .code()
      .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(lines, 12, 40)))
      .begins(draft.text);
  form.hidden("draft_mark", draft.kept.mark);
  form.hidden("page_key", draft.kept.page_key);
  if (draft.form && is_published(round, draft.text)) {
    form.button({"Check again", {}, web::Button::Look::second});
  } else if (draft.form) {
    form.button({round ? "Publish as version " + std::to_string(round->form_version + 1) : "Publish the form",
                 {},
                 web::Button::Look::first,
                 path_of(event, "/form/publish")});
    form.button({"Check again", {}, web::Button::Look::second});
  } else {
    form.button({"Check the form"});
  }
  form.button({"Change it as cards", {}, web::Button::Look::second, path_of(event, "/form/cards"), {}, "do", "look"});
  if (round) form.way_out("Cancel", path_of(event, "/form"));
  if (draft.error) form.refuse(Error(*draft.error).at("text"));
  return form;
}

web::Reply write_page(const PageContext& context, const web::Request& request, const events::Event& event,
                      const std::optional<Round>& round, const Draft& draft) {
  web::View view;
  if (!round || draft.text.empty()) {
    if (auto added = add_rounds(view, context, request, event); !added.ok())
      return site::error_page(request, added.error());
  }
  view.set("BASE", path_of(event, ""));
  view.set("TEXT_HEADING", round ? "The form’s text" : draft.text.empty() ? "Or write one" : "Change what you like");
  if (draft.error) {
    view.head("The form is not ready yet", "Mend what is marked, then check it once more.");
    add_draft_errors(view, draft);
  } else if (draft.form) {
    view.head("The form has no errors: " + size_of(*draft.form) + ".",
              published_so_far(round, draft) + groups_of(*draft.form));
  } else if (round) {
    view.head("Change the form",
              may_hold_answers(*round)
                  ? answers_there(*round) +
                        ": you can add, reword, move and take away questions and options, but no "
                        "code may change its meaning. What you take away is asked no more, and its answers stay."
                  : std::string("No answer has come in yet, so everything may change."));
  } else {
    if (draft.kept.draft)
      view.head("The form is not published yet", "Nobody sees the draft before you publish it and open it.");
    else
      view.head("There is no form yet",
                "Take one that comes with Muster and change what you like, or write your own. Nobody sees it "
                "before you publish it and open it.");
  }
  add_draft(view, draft.kept, request, context.now());
  view.show_if(round.has_value(), "TRAIL");
  add_changes(view, draft);
  view.show_if(round && draft.form && draft.changes.empty(), "UNCHANGED");
  if (draft.form) add_sheets(view.add("PREVIEW"), forms::as_read(*draft.form, event.title), true);
  if (!round && !draft.error && !draft.form && !context.forms->empty()) {
    auto& list = view.add("SHIPPED");
    for (const auto& [name, text] : *context.forms) {
      const auto form = forms::parse_form(text, name);
      list.add("SHIPPED_FORM", name)
          .set("SHIPPED_TITLE", form.ok() ? form->title : name)
          .set("SHIPPED_SIZE", form.ok() ? size_of(*form) : "");
    }
  }
  const auto form = text_form(request, event, round, draft);
  view.markup("TEXT_FORM", form.shown());
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), form,
                         web::render("domain/feedback/pages/form_write.html", view));
}

std::string started_with(const PageContext& context, const std::string& name) {
  const auto found =
      std::find_if(context.forms->begin(), context.forms->end(), [&](const auto& form) { return form.first == name; });
  return found == context.forms->end() ? std::string() : found->second;
}

/// The draft where there is one, or `otherwise`.
Result<Draft> begun_with(const PageContext& context, const events::Event& event, const std::string& otherwise) {
  MUSTER_TRY(kept, form_draft(context.database, event));
  Draft draft{kept ? kept->text : otherwise, {}, {}};
  draft.kept = {new_id(), kept ? kept->mark : "", kept, false, {}};
  return draft;
}

web::Reply form(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) {
    const auto start = started_with(context, request.query.get("start"));
    if (!start.empty()) return write_page(context, request, event, round, {start, {}, {}});
    MUSTER_PAGE(begun, request, begun_with(context, event, {}));
    return write_page(context, request, event, round, begun);
  }
  MUSTER_PAGE(zone, request, events::zone_of(context.database, event.id));
  return round_page(context, request, event, *round, schedule_form(request, event, *round, zone));
}

web::Reply change(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  MUSTER_PAGE(begun, request, begun_with(context, event, *round->form_text));
  return write_page(context, request, event, round, begun);
}

web::Reply checked_page(const PageContext& context, const web::Request& request, const events::Event& event,
                        const std::optional<Round>& round, Draft draft) {
  auto parsed = forms::parse_form(draft.text, source);
  if (!parsed.ok()) {
    draft.error = parsed.error();
    return write_page(context, request, event, round, draft);
  }
  draft.error = why_unwritten(draft.text);
  if (draft.error) return write_page(context, request, event, round, draft);
  // What the programme offers is seen before it is published.
  const auto listed = context.database.read(
      [&](store::Session& session) -> Result<std::string> { return listed_for(session, event, draft.text, source); });
  if (!listed.ok()) {
    draft.error = listed.error();
    return write_page(context, request, event, round, draft);
  }
  draft.text = *listed;
  parsed = forms::parse_form(draft.text, source);
  if (!parsed.ok()) return site::error_page(request, parsed.error());
  if (round) {
    MUSTER_PAGE(change, request, context.database.read([&](store::Session& session) -> Result<FormChange> {
      return forecast_change(session, *round, *parsed);
    }));
    draft.changes = std::move(change.changes);
    if (change.refused) {
      draft.error = *std::move(change.refused);
      draft.error->diagnostics = placed_faults(draft.text, std::move(draft.error->diagnostics));
      return write_page(context, request, event, round, draft);
    }
  }
  draft.form = std::move(parsed).value();
  return write_page(context, request, event, round, draft);
}

/// A text that is kept as the draft is checked at an address of its own, which "back" in a browser finds again.
web::Reply take_to_check(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  Draft draft{request.form.get("text"), {}, {}};
  draft.kept = kept_draft(context.database, context.organiser(request), request, event, draft.text);
  const bool stands =
      (draft.kept.draft || is_published(round, draft.text)) && !draft.kept.parted && draft.kept.refused.empty();
  auto reply = checked_page(context, request, event, round, std::move(draft));
  constexpr int done = 200;
  if (stands && reply.status == done) return web::redirect(path_of(event, "/form/check"));
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

web::Reply check_again(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  MUSTER_PAGE(begun, request, begun_with(context, event, round ? *round->form_text : std::string()));
  if (begun.text.empty()) return web::redirect(path_of(event, "/form"));
  return checked_page(context, request, event, round, std::move(begun));
}

web::Reply publish(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  Draft draft{request.form.get("text"), {}, {}};
  draft.error = why_unwritten(draft.text);
  if (draft.error) {
    const auto round = settle_event_round(context.database, context.now(), event.slug);
    return write_page(context, request, event, round.ok() ? *round : std::nullopt, draft);
  }
  const auto published = publish_form(context.database, context.organiser(request), event.slug, draft.text, source);
  if (published.ok()) return web::redirect(path_of(event, "/form?done=published"));
  draft.error = published.error();
  const auto round = settle_event_round(context.database, context.now(), event.slug);
  return write_page(context, request, event, round.ok() ? *round : std::nullopt, draft);
}

web::Reply text(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), request.capture("event")));
  if (!round) return site::error_page(request, not_found("There is no form for this event yet."));
  return web::download(*round->form_text, "text/plain; charset=utf-8", round->form->name + ".form");
}

}  // namespace

void add_form_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string base = "/events/{event}/form";
  router.get(base, Permission::change_form, [context](const Request& request) { return form(context, request); });
  router.get(base + "/change", Permission::change_form,
             [context](const Request& request) { return change(context, request); });
  router.get(base + "/text", Permission::change_form,
             [context](const Request& request) { return text(context, request); });
  router.get(base + "/check", Permission::change_form,
             [context](const Request& request) { return check_again(context, request); });
  router.post(base + "/check", Permission::change_form,
              [context](const Request& request) { return take_to_check(context, request); });
  router.post(base + "/publish", Permission::change_form,
              [context](const Request& request) { return publish(context, request); });
}

}  // namespace muster::feedback
