// How much room waiting files have: for an account, a programme and all, and what of the disk stays for others.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/intake/staged_service.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/platform/store/disk_reserve.hpp>

#include "domain/intake/mailing_list.hpp"
#include "support/summit_store.hpp"

namespace muster::intake {
namespace {

using test::holds;

constexpr std::int64_t kilobyte = 1024;
/// A small file counts for so much.
constexpr std::int64_t least = 64 * kilobyte;

struct Uploads : test::SummitStore {
  Uploads() {
    REQUIRE(
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""}).ok());
    const auto made = database().write([](store::Session& session) -> Outcome {
      session.execute(
          "create table mailing_member (id text primary key, event_id text, name text, email text, topic text)");
      return Success{};
    });
    REQUIRE(made.ok());
    kinds.add(mailing::mailing_kind());
    add_pages(router, database(), clock, kinds);
  }
  void limit(const UploadLimits& limits) { REQUIRE(keep_upload_limits(database(), limits).ok()); }
  /// What is said where a file is refused; empty where it waits.
  std::string choose(const std::string& account) {
    const auto list = "Name,E-mail,Topic\nAda,ada" + std::to_string(++files) + "@x.example,news\n";
    const auto id = stage(database(), {account, clock.now()}, kinds.named("mailing"), "summit", "list.csv", list);
    return id.ok() ? std::string() : id.error().message;
  }
  std::int64_t waiting() { return figure("select count(*) from staged_upload"); }

  HandClock clock{test::noon()};
  Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
  int files = 0;
};

}  // namespace

TEST_CASE("an account's waiting files have a share, and others' files have theirs") {
  Uploads uploads;
  uploads.limit({4 * 2 * least});
  CHECK(uploads.choose("ada").empty());
  CHECK(uploads.choose("ada").empty());
  CHECK(uploads.choose("ada") ==
        "Your files that wait for their import take 1 MB of 1 MB, and this one has no room beside them. Nothing was "
        "changed. Import or cancel some, then choose this one again.");
  CHECK(uploads.choose("eve").empty());
  CHECK(uploads.waiting() == 3);
}

TEST_CASE("a programme's waiting files have a share, however many accounts bring them") {
  Uploads uploads;
  uploads.limit({4 * least});
  CHECK(uploads.choose("ada").empty());
  CHECK(uploads.choose("eve").empty());
  CHECK(uploads.choose("ida").starts_with("The files that wait for their import in this programme take 1 MB of 1 MB"));
  CHECK(uploads.waiting() == 2);
}

TEST_CASE("all waiting files together have a share") {
  Uploads uploads;
  uploads.limit({4 * least});
  const auto room = [&](const Uploader& uploader) {
    return uploads.database().read([&](store::Session& session) -> Outcome {
      return room_to_wait(session, uploads.database().location(), uploads.clock.now(), uploader, least);
    });
  };
  CHECK(uploads.choose("ada").empty());
  CHECK(room({"other", "another programme"}).ok());
  CHECK(uploads.choose("eve").empty());
  CHECK(room({"other", "another programme"}).ok());
  uploads.limit({2 * least + 4 * kilobyte});
  const auto refused = uploads.database().read([&](store::Session& session) -> Outcome {
    return room_to_wait(session, uploads.database().location(), uploads.clock.now(), {"other", "another programme"},
                        8 * kilobyte);
  });
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().field == no_room);
  CHECK(refused.error().message.starts_with("The files that wait for their import take all the room"));
}

TEST_CASE("a file that is larger than an account's share is refused before it is read") {
  Uploads uploads;
  uploads.limit({4 * least});
  const std::string junk(2 * least, '"');  // no table: the error of reading it would be another
  const auto id = stage(uploads.database(), uploads.audit(), uploads.kinds.named("mailing"), "summit", "a.csv", junk);
  REQUIRE_FALSE(id.ok());
  CHECK(id.error().field == no_room);
  CHECK(id.error().message ==
        "This file takes 1 MB, more than the 1 MB that your waiting files may take. Nothing was changed. Split it and "
        "choose the parts.");
}

TEST_CASE("where the disk has no more than its reserve, no file is taken in, and the page says so beside the field") {
  Uploads uploads;
  const auto reply_to = [&] {
    return uploads.visitor.post("/events/summit/mailing/import", {},
                                {{"file", "list.csv", "Name,E-mail,Topic\nAda,ada@x.example,news\n"}});
  };
  const auto waits = reply_to();
  REQUIRE(waits.status == 303);
  if (uploads.database().location().starts_with("postgres")) return;  // that disk is another machine's
  REQUIRE(store::keep_disk_reserve(uploads.database(), std::int64_t{1} << 60).ok());
  const auto refused = reply_to();
  CHECK(refused.status == 507);
  CHECK(holds(refused, "The disk of this server is nearly full, so no files are taken in now."));
  CHECK(holds(refused, "id=\"file-error\""));
  CHECK(uploads.waiting() == 1);
  // What waits is not imported either, and goes on waiting.
  const auto address = test::location(waits);
  const auto page = uploads.visitor.get(address);
  const auto stopped =
      uploads.visitor.post(address + "/apply", {{"expected", test::field_value(page.body, "expected")}});
  CHECK(stopped.status == 507);
  CHECK(holds(stopped, "The disk of this server is nearly full"));
  CHECK(uploads.waiting() == 1);
  CHECK(uploads.figure("select count(*) from mailing_member") == 0);
}

TEST_CASE("files whose time is over make room, and go at the next turn") {
  Uploads uploads;
  uploads.limit({4 * least});
  CHECK(uploads.choose("ada").empty());
  CHECK_FALSE(uploads.choose("ada").empty());
  REQUIRE(drop_overdue_uploads(uploads.database(), uploads.clock.now()).ok());
  CHECK(uploads.waiting() == 1);
  uploads.clock.advance(staged_for + std::chrono::seconds(1));
  REQUIRE(drop_overdue_uploads(uploads.database(), uploads.clock.now()).ok());
  CHECK(uploads.waiting() == 0);
  CHECK(uploads.choose("ada").empty());
}

TEST_CASE("limits that were kept are read back") {
  Uploads uploads;
  const auto limits = [&] {
    return *uploads.database().read(
        [](store::Session& session) -> Result<UploadLimits> { return upload_limits(session); });
  };
  CHECK(limits() == UploadLimits{});
  uploads.limit({7});
  CHECK(limits() == UploadLimits{7});
}

}  // namespace muster::intake
