// Reads one row more than a page holds, which tells whether another follows.
#include "single_answers_service.hpp"

#include "domain/feedback/feedback_sql.hpp"
#include "hidden_questions.hpp"
#include "stored_answers_sql.hpp"

#include <muster/domain/feedback/answers_service.hpp>
#include <muster/kit/base/list_position.hpp>

namespace muster::feedback {

Result<ListPage<forms::Answers>> single_answers(store::Database& database, const Round& round, Instant now,
                                                const ListQuery& query) {
  if (round.form->anonymous && state_at(round, now) != RoundState::closed)
    return conflict("Single answers to an anonymous form are given once it has closed. Until then its figures are.");
  return database.read([&](store::Session& session) -> Result<ListPage<forms::Answers>> {
    ListPage<forms::Answers> page;
    page.all = page.found = round.responses - round.waiting;
    page.page = query.page;
    const auto read_on = reads_on(query);
    const auto after = read_on ? query.filters.at(behind) : std::string();
    const auto offset = read_on ? 0 : (query.page - 1) * query.page_size;
    const auto rows = sql::some_counted(session, round.id, after, offset, query.page_size + 1);
    const auto versions = versions_of(session, round, true);
    const HiddenQuestions hidden(versions.form());
    for (const auto& row : rows) {
      if (static_cast<std::int64_t>(page.rows.size()) == query.page_size) break;
      auto& answers = page.rows.emplace_back(forms::stored_answers(row.answers));
      versions.mark(answers, row.version);
      hidden.mark(answers);
    }
    if (read_on && rows.size() > page.rows.size()) offer_next(page, rows[page.rows.size() - 1].key, page.found);
    return page;
  });
}

}  // namespace muster::feedback
