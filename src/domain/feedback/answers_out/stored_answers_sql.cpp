// Answers in the figures, as they lie in the store.
#include "stored_answers_sql.hpp"

#include "domain/feedback/answers_in/response_batch_sql.hpp"

namespace muster::feedback::sql {

void each_counted_key(store::Session& session, const std::string& round_id,
                      const std::function<void(const std::string& key)>& take) {
  session.each("select id from response where round_id = $1 and " + is_counted + " order by id", {round_id},
               [&](const store::Row& row) { take(row.text(0)); });
}

void each_counted(store::Session& session, const std::string& round_id,
                  const std::function<void(const std::string& key, const std::string& answers)>& take) {
  session.each("select id, answers from response where round_id = $1 and " + is_counted + " order by id", {round_id},
               [&](const store::Row& row) { take(row.text(0), row.text(1)); });
}

std::vector<VersionedAnswer> some_counted(store::Session& session, const std::string& round_id,
                                          const std::string& after, std::int64_t offset, std::int64_t most) {
  std::vector<VersionedAnswer> found;
  session.each("select id, answers, version from response where round_id = $1 and id > $2 and " + is_counted +
                   " order by id limit $3 offset $4",
               {round_id, after, most, offset},
               [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), row.integer(2)}); });
  return found;
}

std::optional<std::string> answers_with_key(store::Session& session, const std::string& round_id,
                                            const std::string& key) {
  const auto row = session.first("select answers from response where round_id = $1 and id = $2", {round_id, key});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

}  // namespace muster::feedback::sql
