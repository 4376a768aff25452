// Several services in one transaction: all of them are kept, or nothing of any.
#include <muster/platform/store/as_one.hpp>
#include <muster/platform/store/setting.hpp>

#include "platform/store/contract/backend.hpp"
#include "support/catch.hpp"

namespace muster::store::test {
namespace {

/// A service as any: it opens a write of its own.
Outcome keep(Database& database, const std::string& name, bool refused = false) {
  return database.write([&](Session& session) -> Outcome {
    keep_setting(session, name, "kept");
    return refused ? Outcome(bad_input("Not so.")) : Outcome(Success{});
  });
}

bool is_kept(Database& database, const std::string& name) {
  const auto found =
      database.read([&](Session& session) -> Result<bool> { return kept_setting(session, name).has_value(); });
  REQUIRE(found.ok());
  return *found;
}

}  // namespace

TEST_CASE("what several services save in one is kept whole, or not at all") {
  const auto backend = GENERATE(from_range(backends()));
  const TestLocation place(backend);
  const auto database = place.open();
  const auto whole = as_one(*database, [&](Database& one) -> Outcome {
    MUSTER_CHECK(keep(one, "first"));
    CHECK(is_kept(one, "first"));
    return keep(one, "second");
  });
  CHECK(whole.ok());
  CHECK(is_kept(*database, "first"));
  CHECK(is_kept(*database, "second"));

  const auto refused = as_one(*database, [&](Database& one) -> Outcome {
    MUSTER_CHECK(keep(one, "third"));
    return keep(one, "fourth", true);
  });
  CHECK_FALSE(refused.ok());
  CHECK_FALSE(is_kept(*database, "third"));
  CHECK_FALSE(is_kept(*database, "fourth"));

  // A step that was refused leaves nothing, though the others go on.
  const auto gone_on = as_one(*database, [&](Database& one) -> Outcome {
    CHECK_FALSE(keep(one, "fifth", true).ok());
    return as_one(one, [&](Database& inner) { return keep(inner, "sixth"); });
  });
  CHECK(gone_on.ok());
  CHECK_FALSE(is_kept(*database, "fifth"));
  CHECK(is_kept(*database, "sixth"));

  // So does one that the database itself refuses.
  const auto broken = as_one(*database, [&](Database& one) -> Outcome {
    const auto done = one.write([](Session& session) -> Outcome {
      keep_setting(session, "seventh", "kept");
      session.execute("insert into setting (name, value) values ('seventh', 'again')");
      return Success{};
    });
    CHECK_FALSE(done.ok());
    return keep(one, "eighth");
  });
  CHECK(broken.ok());
  CHECK_FALSE(is_kept(*database, "seventh"));
  CHECK(is_kept(*database, "eighth"));
}

}  // namespace muster::store::test
