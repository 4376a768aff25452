// Reading the answers to one question: one in hand, its neighbours in sight, the codebook beside it.
#include "context_pages.hpp"
#include "review_form_pages.hpp"
#include "review_side_pages.hpp"
#include "rules_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/masks.hpp>
#include <muster/domain/feedback/text_look_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string here(const Request& request) {
  return "/events/" + request.capture("event") + "/themes/" + request.capture("question");
}

std::string address(const Request& request, const std::string& key, const std::string& kept) {
  std::string query;
  if (!key.empty()) query += "?at=" + key.substr(0, 12);
  if (!kept.empty()) query += (query.empty() ? "?kept=" : "&kept=") + kept;
  return here(request) + query;
}

/// Everything that a turn of the page knows; `desk` once it is settled which answer is in hand.
struct Turn {
  const Request& request;
  std::shared_ptr<const AskedTexts> texts;
  std::string reader;
  std::map<std::string, std::string> names;
  std::vector<KeptStep> steps;
  std::string kept;  ///< the same as it stands in addresses
  ReviewDesk desk{};
};

const OwnReading* mine(const Turn& turn, std::size_t at) {
  const auto found = turn.desk.mine.find(at);
  return found == turn.desk.mine.end() ? nullptr : &found->second;
}

std::string themes_in_words(const Turn& turn, const OwnReading& reading) {
  if (reading.said.says_nothing) return "Says nothing";
  std::vector<std::string> out;
  for (const auto number : reading.now) {
    const auto* theme = turn.desk.book.theme(number);
    if (theme != nullptr) out.push_back(theme->name);
  }
  return out.empty() ? "No theme" : joined(out, ", ");
}

/// The text with the words by which themes are suggested marked.
void add_pieces(View& view, const std::string& text, const std::vector<Piece>& pieces) {
  std::size_t at = 0;
  for (const auto& piece : pieces) {
    if (piece.begin > at) view.add("PIECE").show("PLAIN", text.substr(at, piece.begin - at));
    view.add("PIECE").show("MET", text.substr(piece.begin, piece.end - piece.begin));
    at = piece.end;
  }
  if (at < text.size()) view.add("PIECE").show("PLAIN", text.substr(at));
}

void add_neighbour(View& view, const char* section, const Turn& turn, std::size_t at, const std::string& beside) {
  auto& row = view.add(section).set("ROW_PLACE", beside).set("ROW_TEXT", turn.texts->texts[at].text);
  if (const auto* reading = mine(turn, at)) row.show("ROW_THEMES", themes_in_words(turn, *reading));
}

void add_neighbours(View& view, const Turn& turn, std::size_t at) {
  const auto number = [](std::size_t place) { return grouped(static_cast<std::int64_t>(place) + 1); };
  for (std::size_t place = at < 2 ? 0 : at - 2; place < at; ++place)
    add_neighbour(view, "BEFORE", turn, place, number(place) + (mine(turn, place) != nullptr ? ", read" : ""));
  const auto& next = turn.desk.next_at_all;
  for (auto place = at + 1; place < std::min(at + 4, turn.texts->keys.size()); ++place)
    add_neighbour(view, "AFTER", turn, place, number(place) + (next && *next == place ? ", next" : ""));
}

void add_likes(View& view, const Turn& turn, const Suggested& found) {
  if (found.like.empty()) return;
  const auto many = static_cast<std::int64_t>(found.like.size());
  auto& like = view.add("LIKE", counted(many, "answer like it", "answers like it"));
  for (const auto& each : found.like) {
    auto& row = like.add("LIKE_TEXT", turn.texts->texts[each.text].text);
    if (const auto* reading = mine(turn, each.text)) row.show("LIKE_THEMES", themes_in_words(turn, *reading));
  }
}

ReviewState state_of(const PageContext& context, const Turn& turn, std::size_t at) {
  const auto& texts = *turn.texts;
  ReviewState state;
  state.path = here(turn.request);
  state.key = texts.keys[at];
  state.kept = turn.kept;
  state.keys = turn.desk.keys;
  if (const auto* reading = mine(turn, at)) {
    state.mine = reading->said;
    state.now = reading->now;
  }
  if (const auto before = text_before(context.database, texts, texts.keys[at], turn.reader); before.ok()) {
    state.quoted = before->quoted.value_or(false);
    state.settled = before->settled;
  }
  state.marks = feedback::TextMarks(texts.names).of(texts.texts[at].text);
  const auto looks = context.database.read([&](store::Session& session) -> Result<feedback::TextLooks> {
    return feedback::text_looks(session, texts.round_id);
  });
  if (looks.ok()) {
    if (const auto look = looks->find(texts.keys[at]); look != looks->end()) state.look = look->second;
  }
  return state;
}

/// What of the answer is printed where it is quoted, and why not where it is not.
void add_quotation(View& view, const Turn& turn, std::size_t at, const ReviewState& state) {
  const auto& text = turn.texts->texts[at];
  if (text.agreed == 0) {
    view.show("NOT_QUOTED", text.people == 1
                                ? "Whoever wrote this did not agree to be quoted, so it stands in no report."
                                : "Nobody who wrote this agreed to be quoted, so it stands in no report.");
    return;
  }
  if (!state.look) {
    if (!state.marks.empty())
      view.show("PRINTED_WHY", "May tell who somebody is: " + joined(state.marks, ", ") +
                                   ". It is not printed before somebody has looked.");
    // As it would stand where it is quoted, before anybody chooses that.
    const auto proposed =
        feedback::masked_text(text.text, feedback::masks_of_words(text.text, joined(state.marks, ", ")));
    const auto masked = turn.texts->unnamed.masked(proposed);
    if (masked != text.text) view.show("PRINTED", "‘" + masked + "’");
    if (state.marks.empty() && masked != text.text) {
      view.show("PRINTED_WHY", "A quotation names no place and no organisation before somebody has looked.");
      view.show("LOOK_AGAIN",
                "/events/" + turn.request.capture("event") + "/texts/" + turn.request.capture("question"));
    }
    return;
  }
  switch (state.look->kind) {
    case feedback::TextLook::Kind::hide:
      view.show("PRINTED_WHY", "Somebody hid this answer, so it stands in no report.");
      break;
    case feedback::TextLook::Kind::black_out:
      view.show("PRINTED", "‘" + state.look->printed + "’");
      break;
    case feedback::TextLook::Kind::print:
      break;
  }
  view.show("LOOK_AGAIN", "/events/" + turn.request.capture("event") + "/texts/" + turn.request.capture("question"));
}

void add_answer(View& view, const Turn& turn, std::size_t at, const ReviewForm& form, const ReviewState& state) {
  const auto& texts = *turn.texts;
  const auto& found = turn.desk.suggested;
  auto& card = view.add("ANSWER")
                   .set("PLACE", grouped(static_cast<std::int64_t>(at) + 1))
                   .set("OF", grouped(static_cast<std::int64_t>(texts.keys.size())));
  if (texts.texts[at].people > 1)
    card.show("SEVERAL", counted(texts.texts[at].people, "person", "people") + " wrote exactly this");
  add_pieces(card, texts.texts[at].text, found.pieces);
  add_likes(card, turn, found);
  add_neighbours(card, turn, at);
  form.form.fill(card);
  card.show_if(form.any_suggested, "SUGGESTED").show_if(form.any_others, "OTHERS");
  if (!form.quoted.empty()) card.add("MAY_QUOTE");
  if (!form.masked.empty()) card.add("MAY_MASK");
  add_quotation(card, turn, at, state);
  const auto& next = turn.desk.next;
  if (next && *next != at) card.show("SKIP", address(turn.request, texts.keys[*next], turn.kept));
  if (turn.desk.before) card.show("BACK", address(turn.request, texts.keys[*turn.desk.before], turn.kept));
}

void add_undo(View& view, const Turn& turn) {
  if (turn.steps.empty()) return;
  const auto place = turn.texts->place_of(turn.steps.back().key);
  if (!place) return;
  const auto* reading = mine(turn, *place);
  auto& notice = view.add("KEPT");
  notice.set("KEPT_THEMES", reading != nullptr ? themes_in_words(turn, *reading) : "nothing")
      .set("KEPT_TEXT", turn.texts->texts[*place].text);
  notice.markup("UNDO_FORM", web::Form(turn.request, here(turn.request))
                                 .knowing("do", "undo")
                                 .knowing("kept", turn.kept)
                                 .button({.words = "Undo", .look = web::Button::Look::link})
                                 .shown());
}

std::string headline(std::int64_t read, std::int64_t all) {
  if (all == 0) return "Nobody has written anything yet.";
  if (read == 0) return counted(all, "answer is", "answers are") + " to be read.";
  if (read == all) return all == 1 ? "The one answer is read." : "All " + grouped(all) + " answers are read.";
  return (read * 2 == all ? "Halfway: " : "") + grouped(read) + " of " + grouped(all) + " answers are read.";
}

/// Whether each answer is read by as many people as are to read it.
bool is_read_by_all_wanted(const ReviewDesk& desk, std::int64_t all) {
  std::int64_t readings = 0;
  for (const auto& [reader, answers] : desk.read_by) readings += answers;
  return readings >= all * desk.readers_wanted;
}

Result<Turn> turn_of(const PageContext& context, const Request& request) {
  MUSTER_TRY(texts, readable_texts(context, request));
  auto kept = request.form.find("kept").value_or(request.query.get("kept"));
  auto steps = steps_from_text(kept);
  kept = steps_as_text(steps);
  return Turn{request,          std::move(texts), request.visitor.actor(), reader_names(context, request),
              std::move(steps), std::move(kept)};
}

/// Takes off the board what the turn shows.
Outcome see(const PageContext& context, Turn& turn, std::optional<std::size_t> at) {
  const auto last = turn.steps.empty() ? std::nullopt : turn.texts->place_of(turn.steps.back().key);
  MUSTER_TRY(desk, review_desk(*context.boards, turn.texts, turn.reader, at, last, context.now()));
  turn.desk = std::move(desk);
  return Success{};
}

/// The page with the answer at `at` in hand, or without one where all is read. `typed` is a form that was refused.
Reply shown(const PageContext& context, const Turn& turn, std::optional<std::size_t> at, const ReviewForm* typed,
            const std::string& notice = {}, const ReadersForm* readers = nullptr) {
  const auto& texts = *turn.texts;
  View view;
  const auto all = static_cast<std::int64_t>(texts.keys.size());
  const auto read = turn.desk.read;
  const bool whole = read == all && is_read_by_all_wanted(turn.desk, all);
  view.head(
      read == all && all > 0 && !whole ? "All answers are read, not yet each by two people." : headline(read, all),
      at ? "Give each answer the themes it speaks of. You can stop at any time: every answer is kept as you leave it." +
               (texts.wrote == all ? std::string()
                                   : " " + counted(texts.wrote, "person", "people") +
                                         " wrote them; what several wrote alike stands once.")
         : "");
  view.set("EVENT_PATH", "/events/" + texts.event.slug).set("QUESTION", texts.label);
  view.set("ANSWERS_PATH", here(turn.request) + "/answers");
  view.set("SCRIPT", web::asset("themes.js"));
  view.show("SAID", notice);
  add_undo(view, turn);
  const ReadersView side{turn.request, texts, turn.desk, turn.reader, turn.names};
  add_progress(view, side, at);
  if (at) {
    const auto state = state_of(context, turn, *at);
    if (typed != nullptr) {
      add_answer(view, turn, *at, *typed, state);
    } else {
      const auto form =
          review_form(turn.request, turn.desk.book, turn.desk.suggested, texts.texts[*at], texts.consent_asked, state);
      add_answer(view, turn, *at, form, state);
    }
  } else if (all > 0) {
    view.show("NONE_LEFT", whole ? "You have nothing left to read here."
                                 : "What is left to read is in front of others, or they have read it.");
  }
  add_codebook(view, side);
  add_second_reader(view, side, here(turn.request));
  add_team(view, side);
  add_work(view, side, here(turn.request), readers);
  const auto* refused = typed != nullptr ? &typed->form : readers != nullptr ? &readers->form : nullptr;
  const auto frame = frame_of(texts.event, "Themes: " + texts.label, refused != nullptr);
  const auto content = web::render("domain/themes/pages/review.html", view);
  return refused != nullptr ? site::form_page(turn.request, frame, *refused, content)
                            : site::desk_page(turn.request, frame, content);
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  const auto& texts = *turn.texts;
  const auto asked = texts.place_of(request.query.get("at"));
  MUSTER_PAGE(at, request,
              take_up_next(context.database, *context.boards, turn.texts, turn.reader, asked, context.now()));
  if (const auto seen = see(context, turn, at); !seen.ok()) return site::error_page(request, seen.error());
  const auto notice = asked && at != asked
                          ? (at ? "Somebody else reads that answer, or has read it. Here is the next that is free."
                                : "Somebody else reads that answer, or has read it, and no other is free.")
                          : "";
  return shown(context, turn, at, nullptr, notice);
}

/// The number of a theme that was typed: its own number, one of that name, or a new one.
Result<std::int64_t> number_typed(const PageContext& context, const Turn& turn, const std::string& typed) {
  const auto& book = turn.desk.book;
  if (const auto number = parse_integer(typed)) {
    const auto* theme = book.theme(*number);
    if (theme == nullptr || theme->merged_into != 0 || theme->state != ThemeState::offered)
      return bad_input("No theme that is offered here has the number " + typed + ". Look at the codebook.").at("fresh");
    return *number;
  }
  for (const auto* theme : book.standing()) {
    if (folded_name(theme->name) == folded_name(typed)) return theme->number;
  }
  const auto made = change_book(context.database, context.audit(turn.request), turn.texts->event.programme_id,
                                [&](const Codebook& now) { return added(now, {typed, Tone::none}); });
  if (!made.ok()) {
    auto error = made.error();
    if (!error.field.empty()) error.field = "fresh";
    return error;
  }
  return made->themes.back().number;
}

bool says(const ReviewState& state, const Choice& choice) {
  return state.mine && state.mine->says_nothing == choice.says_nothing &&
         std::set(state.now.begin(), state.now.end()) == std::set(choice.themes.begin(), choice.themes.end());
}

/// The same reader said something else in another tab since this page was made. The page that tells it knows what
/// stands now, so to keep what is ticked is then their choice.
Error kept_meanwhile(const Turn& turn, std::size_t at) {
  const auto* reading = mine(turn, at);
  return conflict((reading != nullptr
                       ? "Meanwhile you kept “" + themes_in_words(turn, *reading) +
                             "” for this answer on another page, and that stands. Keep what is ticked "
                             "here to put it in its place, or go on to another answer to leave it."
                       : std::string("Meanwhile you took back on another page what you had kept for this "
                                     "answer. Keep what is ticked here, or go on to another answer to "
                                     "leave it unread.")));
}

Reply keep(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  const auto& texts = *turn.texts;
  const auto at = texts.place_of(request.form.get("text"));
  if (!at) return site::error_page(request, not_found("There is no such answer any more. Load the page again."));
  if (const auto seen = see(context, turn, at); !seen.ok()) return site::error_page(request, seen.error());
  const auto& found = turn.desk.suggested;
  const auto& text = texts.texts[*at].text;
  const auto state = state_of(context, turn, *at);
  auto form = review_form(request, turn.desk.book, found, texts.texts[*at], texts.consent_asked, state);
  if (!form.form.read()) return shown(context, turn, at, &form);
  const auto refused = [&](Error error) {
    if (error.field == "themes[]" && found.themes.empty()) error.field = "more[]";
    form.form.refuse(error);
    return shown(context, turn, at, &form);
  };
  auto choice = form.choice();
  auto meant = choice;
  if (const auto number = parse_integer(form.fresh->value())) meant.themes.push_back(*number);
  const auto stands = seen_as_text(state);
  if (const auto seen = request.form.find("seen"); seen && *seen != stands && !says(state, meant)) {
    form.seen->begins(stands);
    return refused(kept_meanwhile(turn, *at));
  }
  // What is to be masked is looked at first: it may be refused, and then nothing is kept.
  const auto masks = form.masked.empty() ? std::string() : *form.masked.front();
  if (!masks.empty()) {
    if (const auto printed = feedback::blacked_out(texts.texts[*at].text, masks); !printed.ok()) {
      auto error = printed.error();
      error.field = "masked";
      return refused(std::move(error));
    }
  }
  if (!form.fresh->value().empty()) {
    const auto number = number_typed(context, turn, form.fresh->value());
    if (!number.ok()) return refused(number.error());
    choice.themes.push_back(*number);
  }
  const auto audit = context.audit(request);
  // Masked before it can be quoted, so that no moment prints what is to be masked.
  const auto look = look_typed(text, form, state);
  if (look != state.look) {
    const auto looked =
        feedback::put_text_look(context.database, audit, texts.event.slug, texts.question, texts.keys[*at], look);
    if (!looked.ok()) return site::error_page(request, looked.error());
  }
  const auto kept = keep_reading(context.database, audit, texts, texts.keys[*at], turn.reader, choice);
  if (!kept.ok()) {
    if (kept.error().kind == ErrorKind::bad_input) return refused(kept.error());
    if (kept.error().kind != ErrorKind::conflict) return site::error_page(request, kept.error());
    return web::redirect(address(request, texts.keys[*at], turn.kept));
  }
  if (!turn.desk.keys_kept) {
    const auto keys = keep_keys(context.database, texts, turn.desk.keys);
    if (!keys.ok()) return site::error_page(request, keys.error());
  }
  KeptStep step{texts.keys[*at], state.mine, state.quoted, state.settled};
  if (look != state.look) step.looks = {look_as_text(text, state.look), look_as_text(text, look)};
  turn.steps.push_back(std::move(step));
  std::optional<std::size_t> next;
  const auto looked =
      context.boards->look(turn.texts, [&](const ReadingBoard& board, const ReadingBoard::Locks& locks) {
        next = board.next_to_read(locks, turn.reader, *at, context.now());
      });
  if (!looked.ok()) return site::error_page(request, looked.error());
  return web::redirect(address(request, next ? texts.keys[*next] : std::string(), steps_as_text(turn.steps)));
}

Reply undo(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  if (turn.steps.empty()) return web::redirect(here(request));
  const auto step = turn.steps.back();
  turn.steps.pop_back();
  const auto at = turn.texts->place_of(step.key);
  if (!at) return web::redirect(address(request, {}, steps_as_text(turn.steps)));
  const auto& key = turn.texts->keys[*at];
  const auto& text = turn.texts->texts[*at].text;
  const auto audit = context.audit(request);
  const auto restored =
      restore_reading(context.database, audit, *turn.texts, key, turn.reader, {step.before, step.quoted, step.settled});
  if (!restored.ok()) return site::error_page(request, restored.error());
  if (step.looks) {
    const auto before = look_from_text(text, step.looks->first);
    // What somebody masked or hid since stays as it is: undo uncovers nothing that another covered.
    const auto stands = state_of(context, turn, *at).look;
    if (before && look_as_text(text, stands) == step.looks->second) {
      const auto put =
          feedback::put_text_look(context.database, audit, turn.texts->event.slug, turn.texts->question, key, *before);
      if (!put.ok()) return site::error_page(request, put.error());
    }
  }
  return web::redirect(address(request, step.key, steps_as_text(turn.steps)));
}

Reply settle(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  const auto settled = settle_difference(context.database, context.audit(request), *turn.texts,
                                         request.form.get("text"), turn.reader, request.form.get("from"));
  if (!settled.ok()) return site::error_page(request, settled.error());
  return web::redirect(here(request) + "#second-reader");
}

Reply choose(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  if (const auto seen = see(context, turn, std::nullopt); !seen.ok()) return site::error_page(request, seen.error());
  auto form = readers_form(request, here(request), turn.desk.readers_wanted);
  if (!form.form.read()) return shown(context, turn, std::nullopt, nullptr, {}, &form);
  const auto chosen = choose_readers(context.database, context.audit(request), *turn.texts, *form.readers);
  if (!chosen.ok()) return site::error_page(request, chosen.error());
  return web::redirect(here(request) + "#work");
}

Reply rules(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  if (static_cast<std::int64_t>(turn.texts->keys.size()) > site::most_rows_at_once)
    return site::start_job(request, context.database, context.now(), rules_order(*turn.texts));
  const auto applied = apply_rules(context.database, context.audit(request), *turn.texts, unwatched());
  if (!applied.ok()) return site::error_page(request, applied.error());
  return web::redirect(here(request) + "#work");
}

/// A phrase that many use becomes a theme that is known by it.
Reply make_theme(const PageContext& context, const Request& request) {
  MUSTER_PAGE(turn, request, turn_of(context, request));
  const auto phrase = request.form.get("phrase");
  const auto made = change_book(
      context.database, context.audit(request), turn.texts->event.programme_id,
      [&](const Codebook& book) { return added(book, {capitalised(phrase), Tone::none, "\"" + phrase + "\""}); });
  if (!made.ok()) return site::error_page(request, made.error());
  return web::redirect(here(request) + "#codebook");
}

Reply act(const PageContext& context, const Request& request) {
  const auto what = request.form.get("do");
  if (what == "undo") return undo(context, request);
  if (what == "settle") return settle(context, request);
  if (what == "readers") return choose(context, request);
  if (what == "rules") return rules(context, request);
  if (what == "phrase") return make_theme(context, request);
  return keep(context, request);
}

}  // namespace

void add_review_pages(web::Router& router, const PageContext& context) {
  const std::string path = "/events/{event}/themes/{question}";
  router.get(path, access::Permission::read_answers,
             [context](const Request& request) { return page(context, request); });
  router.post(path, access::Permission::read_answers,
              [context](const Request& request) { return act(context, request); });
}

}  // namespace muster::themes
