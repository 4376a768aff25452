// The builder: a form as cards beside its text. Each press is sent with the text and gives the page of the text that it
// makes.
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/form/form_change_service.hpp"
#include "domain/feedback/form/form_preview_pages.hpp"
#include "form_bank_service.hpp"
#include "form_card_fields_pages.hpp"
#include "form_cards_draft_pages.hpp"
#include "form_cards_view_pages.hpp"
#include "shown_cards.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/answer_time.hpp>
#include <muster/domain/feedback/form_beside.hpp>
#include <muster/domain/feedback/form_cards.hpp>
#include <muster/domain/forms/code_maker.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/unwritten.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace muster::feedback {
namespace {

using forms::PartKind;

constexpr std::size_t most_bank_words = 100;

/// A text fit for a hidden field, which keeps no line breaks.
std::string on_one_line(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\\')
      out += "\\\\";
    else if (byte == '\n')
      out += "\\n";
    else if (byte == '\t')
      out += "\\t";
    else
      out += byte;
  }
  return out;
}

std::string from_one_line(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\' || at + 1 == line.size()) {
      out += line[at];
      continue;
    }
    const char next = line[++at];
    out += next == 'n' ? '\n' : next == 't' ? '\t' : next;
  }
  return out;
}

struct CardsPage {
  const events::Event& event;
  const std::optional<Round>& round;
  FormCards cards;
  CardsDraft draft{};
  bool checked = false;  ///< the text was sent to be checked: its faults are errors of the page
};

/// What stands in the way of publishing: faults of the text, or what the published form forbids.
struct CardsCheck {
  std::optional<forms::Form> form;
  std::vector<Diagnostic> faults;
  std::string card_fault{};  ///< what the open card says instead, and could not be written into the text
};

/// Whoever fills the card in sees a form with a fault, though the text has none: it still says what it said before.
std::string fault_of_card(const FormCards& cards) {
  const bool stands = cards.refused && !cards.refused->field.empty() && cards.typed &&
                      forms::part_of(forms::outline(cards.text), cards.open) != nullptr;
  return stands ? cards.refused->message : std::string();
}

CardsCheck checked(const PageContext& context, const CardsPage& page) {
  auto parsed = forms::parse_form(page.cards.text, "");
  auto on_card = fault_of_card(page.cards);
  if (!parsed.ok()) return {std::nullopt, parsed.error().diagnostics, std::move(on_card)};
  CardsCheck out{std::move(parsed).value(), forms::unwritten_questions(page.cards.text), std::move(on_card)};
  if (!page.round) return out;
  const auto change = context.database.read(
      [&](store::Session& session) -> Result<FormChange> { return forecast_change(session, *page.round, *out.form); });
  if (change.ok() && change->refused) {
    auto faults = placed_faults(page.cards.text, change->refused->diagnostics);
    if (faults.empty()) faults.push_back({{}, 0, 0, 1, change->refused->message, {}});
    out.faults.insert(out.faults.end(), faults.begin(), faults.end());
  }
  return out;
}

bool is_ready(const CardsCheck& found) { return found.form && found.faults.empty() && found.card_fault.empty(); }

void add_head(web::View& view, const CardsPage& page, const CardsCheck& found) {
  const auto count = static_cast<std::int64_t>(found.faults.size()) + (found.card_fault.empty() ? 0 : 1);
  const auto size = found.form ? size_of(*found.form) + ", " + minutes_in_words(minutes_to_answer(*found.form)) : "";
  const std::string seen = page.round ? "People see the published form until you publish this one."
                                      : "A draft: nobody sees it before you publish it.";
  if (count > 0) {
    view.head((count == 1 ? std::string("One thing") : grouped(count) + " things") +
                  " to put right, then the form can be published.",
              size.empty() ? seen : size + ". " + seen);
  } else {
    view.head("The form can be published.", size + ". " + seen);
  }
}

web::Reply cards_page(const PageContext& context, const web::Request& request, const CardsPage& page) {
  const auto here = path_of(page.event, "/form/cards");
  auto form = web::Form(request, here).look("builder-form");
  const auto& cards = page.cards;
  const auto found = checked(context, page);
  const auto lines = std::count(cards.text.begin(), cards.text.end(), '\n') + 2;
  (void)form.lines("text", "Text of the form")
      .hint("Change the cards or the text: the other follows.")
      .plain()
      .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(lines, 12, 60)))
      .begins(cards.text);
  const auto parts = forms::outline(cards.text);
  const auto* open = forms::part_of(parts, cards.open);
  if (open != nullptr)
    add_fields(form, cards, cards.typed ? *cards.typed : card_fields(cards.text, cards.open), open->kind);
  if (page.checked && !found.form) {
    form.when_refused("The text has faults", "Nothing was published. Your text is below, as you wrote it.");
    form.refuse(bad_input("The text has faults.", found.faults).at("text"));
  }
  if (cards.refused && !cards.refused->field.empty() && open != nullptr) {
    form.when_refused("The text was not changed", "What you typed is still in the card.");
    auto error = *cards.refused;
    const auto field = open->kind == PartKind::heading && error.field == "title" ? "form_title" : error.field;
    form.refuse(std::move(error).at("card-" + field));
  }
  web::View view;
  form.fill(view);
  const auto bank = bank_forms(context.database, page.event, *context.forms);
  const auto shown_card = cards.typed ? *cards.typed : card_fields(cards.text, cards.open);
  const CardsShown shown{cards,           here, found.form, found.faults, bank, fields_markup(view, shown_card),
                         found.card_fault};
  view.set("BASE", path_of(page.event, "")).set("HERE", here).set("SCRIPT", web::asset("builder.js"));
  view.set("TABS_SCRIPT", web::asset("part_tabs.js"));
  view.set("SHOWN_TEXT", on_one_line(cards.text)).set("OPEN_KEY", cards.open).set("PLACE_KEY", cards.place);
  view.set("BANK_KEY", cards.bank).set("IN_LINES", cards.in_lines ? "yes" : "");
  for (const auto& step : cards.steps) view.add("STEP", on_one_line(step));
  view.show_if(!cards.steps.empty(), "CAN_UNDO");
  view.show_if(found.faults.empty() && found.card_fault.empty(), "SOUND");
  if (!cards.done.empty())
    view.add("DONE", cards.done).show_if(!cards.steps.empty() && cards.done != "Undone", "DONE_UNDO");
  add_draft(view, page.draft, request, context.now());
  if (cards.refused && cards.refused->field.empty()) view.add("REFUSED", cards.refused->message);
  add_head(view, page, found);
  add_cards(view, shown);
  add_faults(view, shown);
  add_phone(view, shown);
  if (const auto beside = form_beside(cards.text, bank))
    view.add("BESIDE", words_of(*beside)).set("BESIDE_TITLE", beside->title).set("DO_BESIDE", "bank:" + beside->name);
  return site::form_page(request, frame_of(page.event, "Form", site::Tab::form), form,
                         web::render("domain/feedback/pages/cards.html", view));
}

/// A form to begin with: one page with one question.
std::string first_text(const events::Event& event) {
  auto name = forms::code_like(event.slug, '-');
  if (name.empty() || name.front() < 'a') name = "form-" + name;
  std::string title = event.title + ": your views";
  std::replace(title.begin(), title.end(), '"', '\'');
  std::replace(title.begin(), title.end(), '\\', '/');
  const std::string text = "form " + name + " \"" + title + "\"\n  anonymous\n  suppress below 5\n\npage \"The day\"\n";
  auto added = forms::add_question(text, "page-1", forms::NewQuestion::pick_one);
  return added.ok() ? added->text : text;
}

/// What stands where nothing is being written: the published form, or one to begin with.
std::string text_before(const CardsPage& page) {
  return page.round ? with_plain_breaks(*page.round->form_text) : first_text(page.event);
}

/// What a press shows. Where it is done, that is at an address of its own: "back" finds it again. What was refused is
/// answered at once, and stays in the browser's store until the window is closed, for the same reason.
web::Reply after_press(const PageContext& context, const web::Request& request, CardsBefore& before,
                       const CardsPage& page) {
  before.remember_steps(request.visitor.actor(), page.event.id, page.cards);
  const bool kept = !page.draft.parted && page.draft.refused.empty() && !page.cards.refused;
  const bool by_script = request.form.get("live") == "yes";
  if (kept && !by_script && (!page.checked || checked(context, page).form)) {
    const auto at = before.keep(request.visitor.actor(), page.event.id, {page.cards, page.draft});
    return web::redirect(path_of(page.event, "/form/cards?at=" + at));
  }
  auto reply = cards_page(context, request, page);
  if (!by_script) reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

web::Reply begin(const PageContext& context, const web::Request& request, const CardsBefore& before) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  MUSTER_PAGE(draft, request, form_draft(context.database, event));
  CardsPage page{event, round, {}};
  if (auto shown = before.find(request.query.get("at"), request.visitor.actor(), event.id)) {
    page.cards = std::move(shown->cards);
    page.draft = std::move(shown->draft);
    return cards_page(context, request, page);
  }
  const auto start = request.query.get("start");
  const auto shipped =
      std::find_if(context.forms->begin(), context.forms->end(), [&](const auto& form) { return form.first == start; });
  if (!round && shipped != context.forms->end()) {
    page.cards.text = shipped->second;
  } else {
    page.cards.text = draft ? draft->text : text_before(page);
    page.draft = {{}, draft ? draft->mark : "", draft, false, {}};
    page.cards.steps = before.steps_from(request.visitor.actor(), event.id, page.cards.text);
  }
  page.draft.page_key = new_id();
  return cards_page(context, request, page);
}

/// Keeps the text as the draft, where it has changed or somebody else's may have.
void keep(const PageContext& context, const web::Request& request, CardsPage& page, const std::string& shown) {
  const auto what = request.form.get("do");
  // A page of the text alone, and one of a file that was read, come here with a text that nobody has kept yet.
  const bool fresh = request.form.find("page_key") && !request.form.find("shown");
  if (page.cards.text == shown && request.form.get("draft_mark").empty() && !fresh && what != "keep-mine" &&
      what != "publish")
    return;
  page.draft = kept_draft(context.database, context.organiser(request), request, page.event, page.cards.text);
}

/// Whether the page that checks and publishes finds the text of this one.
bool is_kept(const CardsPage& page) {
  return (page.draft.draft || is_published(page.round, page.cards.text)) && !page.draft.parted &&
         page.draft.refused.empty();
}

/// The two presses that are about the draft as a whole; both can be undone as a change of the text can.
Outcome press_draft(const PageContext& context, const web::Request& request, CardsPage& page, std::string_view what) {
  auto& cards = page.cards;
  const auto before = cards.text;
  if (what == "discard") {
    MUSTER_CHECK(discard_form_draft(context.database, context.organiser(request), page.event.slug));
    cards.text = text_before(page);
    cards.done = "The draft is thrown away";
  } else if (what == "take-theirs") {
    MUSTER_TRY(draft, form_draft(context.database, page.event));
    if (!draft) return Success{};
    cards.text = draft->text;
    page.draft = {page.draft.page_key, draft->mark, draft, false, {}};
    cards.done = "The other draft stands here now";
  }
  remember(cards, before);
  cards.open.clear();
  return Success{};
}

/// Presses that mean something only beside the published form: what a changed question is to become, and what a removed
/// one leaves behind.
void press_version(CardsPage& page, std::string_view what) {
  auto& cards = page.cards;
  const auto verb = what.substr(0, what.find(':'));
  const auto key = std::string(what.substr(std::min(what.find(':') + 1, what.size())));
  const auto* published = key.starts_with("q-") ? page.round->written_form->question(key.substr(2)) : nullptr;
  if (verb == "reworded" && published != nullptr) return keep_meaning(cards, key, published->label);
  if (verb == "remove" && !cards.done.empty() && may_hold_answers(*page.round) &&
      (published != nullptr || !key.starts_with("q-")))
    cards.done += ". Once this is published it is asked no more, and its answers stay";
}

web::Reply pressed(const PageContext& context, const web::Request& request, CardsBefore& kept_pages) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  CardsPage page{event, round, {}};
  auto& cards = page.cards;
  const auto& form = request.form;
  cards.text = with_plain_breaks(form.get("text"));
  auto steps = form.all("step[]");
  if (std::ssize(steps) > most_steps) steps.erase(steps.begin(), steps.end() - most_steps);
  for (const auto& step : steps) cards.steps.push_back(from_one_line(step));
  cards.open = form.get("open");
  cards.in_lines = form.get("in_lines") == "yes";
  cards.place = form.get("place");
  cards.bank = form.get("bank");
  page.draft.page_key = form.get("page_key");
  const auto shown = form.find("shown") ? from_one_line(form.get("shown")) : cards.text;
  // What was typed into the text is one step; what was typed into the open card the next.
  remember(cards, shown);
  auto what = form.get("do");
  if (!cards.open.empty() && what != "undo") {
    const auto before = card_fields(shown, cards.open);
    const auto typed = typed_fields(request, before, forms::condition_choices(shown, cards.open));
    const auto was = cards.open;
    if (typed != before)
      take_card(cards, merged(before, typed, card_fields(cards.text, was)), round ? *round->form_text : std::string());
    if (cards.open != was) what = renamed_press(what, was, cards.open);
  }
  if (what == "discard" || what == "take-theirs") {
    if (const auto done = press_draft(context, request, page, what); !done.ok())
      return site::error_page(request, done.error());
    return after_press(context, request, kept_pages, page);
  }
  const bool publishing = what == "publish";
  page.checked = what.empty() || what == "check" || publishing;
  if (const auto words = form.find("bank_words"); words && (what == "find" || what == "look" || what.empty()))
    cards.bank =
        words->empty() ? (cards.bank.starts_with('?') ? "-" : cards.bank) : "?" + words->substr(0, most_bank_words);
  if (!cards.refused && !page.checked) press(cards, what, bank_forms(context.database, event, *context.forms));
  if (round && !cards.refused) press_version(page, what);
  keep(context, request, page, shown);
  if (publishing && is_kept(page) && is_ready(checked(context, page)))
    return web::redirect(path_of(event, "/form/check"));
  return after_press(context, request, kept_pages, page);
}

}  // namespace

void add_form_cards_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto before = std::make_shared<CardsBefore>();
  router.get("/events/{event}/form/cards", Permission::change_form,
             [context, before](const web::Request& request) { return begin(context, request, *before); });
  router.post("/events/{event}/form/cards", Permission::change_form,
              [context, before](const web::Request& request) { return pressed(context, request, *before); });
}

}  // namespace muster::feedback
