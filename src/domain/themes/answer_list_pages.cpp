// The answers to one question with their themes: searched, chosen by theme, each a way into the review, and quoted or
// not, whoever has read it.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/domain/themes/answer_list.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::themes {
namespace {

using web::Cell;
using web::Reply;
using web::Request;

std::string review(const Request& request) {
  return "/events/" + request.capture("event") + "/themes/" + request.capture("question");
}

/// A row, and its themes in words.
struct AnswerRow {
  ListedAnswer answer;
  std::string themes;
};

std::string themes_in_words(const Codebook& book, const ListedAnswer& answer) {
  if (answer.held_back) return "Read it yourself first";
  if (answer.said.says_nothing) return "Says nothing";
  std::vector<std::string> out;
  for (const auto number : answer.said.themes) {
    if (const auto* theme = book.theme(number)) out.push_back(theme->name);
  }
  return out.empty() ? "No theme" : joined(out, "; ");
}

const std::vector<web::ListFilter::Choice>& states() {
  static const std::vector<web::ListFilter::Choice> all{{"read", "Read", "done", web::Tone::good},
                                                        {"words", "By their words alone", "like"},
                                                        {"differs", "Readers differ", "warning", web::Tone::doubtful},
                                                        {"unread", "Unread", "next"}};
  return all;
}

const web::ListFilter::Choice& state_of(const ListedAnswer& answer) {
  const auto word = state_word(answer);
  for (const auto& each : states()) {
    if (each.value == word) return each;
  }
  return states().back();
}

web::ListFilter theme_filter(const Codebook& book) {
  web::ListFilter filter{.name = "theme", .label = "Theme", .as = web::ListFilter::Style::select};
  filter.choices.push_back({std::string(no_theme), "No theme"});
  for (const auto* theme : book.standing()) filter.choices.push_back({std::to_string(theme->number), theme->name});
  filter.choices.push_back({std::string(nothing_said), "Says nothing"});
  return filter;
}

web::Listing<AnswerRow> listing(const Request& request, const AskedTexts& texts, const Codebook& book) {
  const auto here = review(request) + "/answers";
  web::Listing<AnswerRow> list(
      {.title = "Answers to ‘" + texts.label + "’",
       .path = here,
       .search = "Words of the answer",
       .filters = {theme_filter(book),
                   {.name = "state", .label = "State", .choices = states()},
                   {.name = "quoted", .label = "Quotation", .choices = {{"yes", "Quoted", "done"}}}},
       .sort = "answer",
       .rows = "answers",
       .nothing_yet = {"No answers yet", "Nobody has written anything to this question."}});
  list.column({.name = "answer", .heading = "Answer", .css = "strong"}, [to = review(request)](const AnswerRow& row) {
    auto cell = Cell(row.answer.text).to(to + "?at=" + row.answer.key.substr(0, 12));
    return row.answer.people == 1
               ? cell
               : cell.second_line(counted(row.answer.people, "person", "people") + " wrote exactly this");
  });
  list.column({.heading = "Themes"}, [](const AnswerRow& row) { return Cell(row.themes); });
  list.column({.heading = "State"}, [](const AnswerRow& row) {
    const auto& state = state_of(row.answer);
    return Cell(state.words).marked(state.mark, state.tone);
  });
  list.column({.heading = "Quotation", .where = web::ListColumn::ShownOn::file},
              [](const AnswerRow& row) { return Cell(row.answer.quoted ? "Quoted" : ""); });
  list.column({.name = "people", .heading = "People", .kind = web::ListColumn::Kind::number},
              [](const AnswerRow& row) { return Cell(grouped(row.answer.people)); });
  // The visitor comes back to what they had chosen.
  const auto back = web::list_address(list.frame(), list.query(request));
  list.column(
      {.heading = "What you can do", .kind = web::ListColumn::Kind::actions}, [here, back](const AnswerRow& row) {
        Cell cell;
        if (row.answer.agreed == 0 || row.answer.held_back) return cell;
        return cell.action({here,
                            row.answer.quoted ? "Do not quote" : "Quote",
                            "‘" + row.answer.text + "’",
                            {{"text", row.answer.key}, {"quote", row.answer.quoted ? "no" : "yes"}, {"back", back}},
                            "q"});
      });
  return list;
}

struct Shown {
  Codebook book;
  ListPage<AnswerRow> page;
};

Result<std::vector<ListedAnswer>> all_answers(const PageContext& context, const Request& request,
                                              const std::shared_ptr<const AskedTexts>& texts, Codebook& book) {
  MUSTER_TRY(quoted, quoted_keys(context.database, *texts));
  const auto reader = request.visitor.actor();
  std::vector<ListedAnswer> all;
  MUSTER_CHECK(context.boards->look(texts, [&](const ReadingBoard& board, const ReadingBoard::Locks&) {
    book = board.book();
    all.reserve(texts->keys.size());
    for (std::size_t place = 0; place < texts->keys.size(); ++place) {
      const auto& of_text = board.at(place);
      const auto people = people_who_read(of_text);
      const bool held =
          board.readers_wanted() > 1 && people > 0 && people < board.readers_wanted() && !of_text.contains(reader);
      all.push_back({texts->keys[place], texts->texts[place].text, texts->texts[place].people,
                     texts->texts[place].agreed, board.themed_at(place), held, quoted.contains(texts->keys[place])});
    }
  }));
  return all;
}

Result<ListPage<AnswerRow>> rows_of(const std::vector<ListedAnswer>& all, const Codebook& book,
                                    const ListQuery& query) {
  auto found = listed_answers(all, query);
  ListPage<AnswerRow> page;
  static_cast<ListFigures&>(page) = std::move(static_cast<ListFigures&>(found));
  for (auto& answer : found.rows) {
    auto words = themes_in_words(book, answer);
    page.rows.push_back({std::move(answer), std::move(words)});
  }
  return page;
}

std::string lead(const std::vector<ListedAnswer>& all) {
  std::int64_t none = 0;
  std::int64_t quoted = 0;
  for (const auto& answer : all) {
    if (!answer.held_back && answer.said.themes.empty() && !answer.said.says_nothing) ++none;
    if (answer.quoted) ++quoted;
  }
  return (none == 0 ? std::string("Each has a theme, or says nothing") : grouped(none) + " of them without a theme") +
         "; " + (quoted == 0 ? std::string("none is") : counted(quoted, "is", "are")) +
         " to be quoted. An answer opens in the review, where its themes are changed.";
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  Codebook book;
  MUSTER_PAGE(all, request, all_answers(context, request, texts, book));
  const auto list = listing(request, *texts, book);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(all, book, query));
  web::View view;
  view.head(counted(found.all, "answer", "answers") + " to ‘" + texts->label + "’", all.empty() ? "" : lead(all));
  view.set("EVENT_PATH", "/events/" + texts->event.slug).set("REVIEW_PATH", review(request));
  view.set("QUESTION", texts->label).markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(texts->event, "Answers: " + texts->label),
                         web::render("domain/themes/pages/answers.html", view));
}

Reply file(const PageContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  Codebook book;
  MUSTER_PAGE(all, request, all_answers(context, request, texts, book));
  const auto list = listing(request, *texts, book);
  MUSTER_PAGE(found, request, rows_of(all, book, list.whole_query(request)));
  MUSTER_PAGE(made, request, list.file(found, format));
  return made;
}

Reply quote(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  const auto chosen = choose_quotation(context.database, context.audit(request), *texts, request.form.get("text"),
                                       request.form.get("quote") == "yes");
  if (!chosen.ok()) return site::error_page(request, chosen.error());
  const auto here = review(request) + "/answers";
  const auto back = request.form.get("back");
  return web::redirect(back.starts_with(here + "?") ? back : here);
}

}  // namespace

void add_answer_list_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::read_answers;
  const std::string path = "/events/{event}/themes/{question}/answers";
  router.get(path, right, [context](const Request& request) { return page(context, request); });
  router.post(path, right, [context](const Request& request) { return quote(context, request); });
  router.get(path + ".csv", right, [context](const Request& request) { return file(context, request, "csv"); });
  router.get(path + ".xlsx", right, [context](const Request& request) { return file(context, request, "xlsx"); });
}

}  // namespace muster::themes
