// Settings: one row each.
#include <muster/platform/store/setting.hpp>

namespace muster::store {

Result<std::string> find_or_make_setting(Database& database, const std::string& name,
                                         const std::function<std::string()>& fresh) {
  return database.write([&](Session& session) -> Result<std::string> {
    if (auto kept = kept_setting(session, name)) return *std::move(kept);
    auto value = fresh();
    keep_setting(session, name, value);
    return value;
  });
}

Result<std::optional<std::string>> kept_setting(Database& database, const std::string& name) {
  return database.read(
      [&](Session& session) -> Result<std::optional<std::string>> { return kept_setting(session, name); });
}

std::optional<std::string> kept_setting(Session& session, const std::string& name) {
  const auto row = session.first("select value from setting where name = $1", {name});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void keep_setting(Session& session, const std::string& name, const std::string& value) {
  session.execute(
      "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
      {name, value});
}

void drop_setting(Session& session, const std::string& name) {
  session.execute("delete from setting where name = $1", {name});
}

}  // namespace muster::store
