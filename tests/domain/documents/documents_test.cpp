// Documents of an event: each is seen by whom it is for and nobody else, on every page that could show it.
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/documents/document_pages.hpp>
#include <muster/domain/documents/document_service.hpp>

#include "domain/members/member_site.hpp"

namespace muster::documents {

using test::holds;
using test::MemberSite;

namespace {

struct DocumentSite : MemberSite {
  Document up(const std::string& title, SeenBy seen_by) {
    const auto added =
        add_document(database(), audit(), "summit",
                     {.kind = Kind::slides, .title = title, .link = "https://files.example.org/a", .seen_by = seen_by});
    REQUIRE(added.ok());
    return *added;
  }
};

}  // namespace

TEST_CASE("only whole https addresses are links, and none that pretends to lie elsewhere") {
  for (const auto* good : {"https://example.org", "https://example.org/a?b=c#d", "https://example.org:8443/x"}) {
    INFO(good);
    CHECK(is_https_address(good));
  }
  for (const auto* bad :
       {"", "http://example.org", "https://", "https:///x", "javascript:alert(1)", "https://a@b.org/",
        "https://example.org/a b", "https://example.org/\"onclick", "HTTPS://example.org", "//example.org"}) {
    INFO(bad);
    CHECK_FALSE(is_https_address(bad));
  }
  CHECK(check_document({.title = "", .link = "https://example.org"}).error().field == "title");
  CHECK(check_document({.title = "A", .link = "http://example.org"}).error().field == "link");
  CHECK(check_document({.title = "A", .report = "post-event", .edition = 1}).ok());
}

TEST_CASE("who sees what: everybody, members, delegates") {
  using enum Reader;
  CHECK(may_see(SeenBy::everybody, anybody));
  CHECK_FALSE(may_see(SeenBy::members, anybody));
  CHECK(may_see(SeenBy::members, member));
  CHECK_FALSE(may_see(SeenBy::delegates, member));
  CHECK(may_see(SeenBy::delegates, delegate));
  for (const auto kind : kinds) CHECK(*parse_kind(kind_code(kind)) == kind);
  for (const auto seen : audiences) CHECK(*parse_seen_by(seen_by_code(seen)) == seen);
  CHECK_FALSE(parse_seen_by("all").ok());
}

TEST_CASE_METHOD(DocumentSite, "a document stands on the pages of those who may see it, and on no other") {
  const auto open = up("For everybody", SeenBy::everybody);
  (void)up("For members", SeenBy::members);
  (void)up("For delegates", SeenBy::delegates);
  booking::BookingPage page;
  page.way = booking::BookingWay::open;
  const auto set = booking::set_booking_page(database(), audit(), "summit", page);
  REQUIRE(set.ok());
  const auto in_public = visitor.get("/b/" + set->code);
  CHECK(holds(in_public, "For everybody"));
  CHECK_FALSE(holds(in_public, "For members"));
  CHECK_FALSE(holds(in_public, "For delegates"));
  const auto delegate = get(enter("gwen@example.org"), "/documents");
  for (const auto* title : {"For everybody", "For members", "For delegates"}) CHECK(holds(delegate, title));
  // Somebody of a list alone is a member and no delegate.
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute(
                    "insert into mail_list (id, programme_id, code, name, about, taken_in, version) values "
                    "('l', $1, 'lll', 'L', '', 1, 1)",
                    {programme});
                session.execute(
                    "insert into mail_list_member (id, list_id, name, email, search_email, joined, since) "
                    "values ('m', 'l', 'Ola', 'ola@example.org', 'ola@example.org', 1, '')");
                return Success{};
              })
              .ok());
  const auto member = get(enter("ola@example.org"), "/documents");
  CHECK(holds(member, "For members"));
  CHECK_FALSE(holds(member, "For delegates"));
  REQUIRE(remove_document(database(), audit(), "summit", open.id).ok());
  CHECK_FALSE(holds(visitor.get("/b/" + set->code), "For everybody"));
  CHECK(remove_document(database(), audit(), "summit", open.id).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(DocumentSite, "the file of an edition is given to whom it is for, by the area's own address") {
  REQUIRE(
      database()
          .write([&](store::Session& session) -> Outcome {
            session.execute(
                "insert into edition (id, event_id, report, number, note, interim, frozen_at, frozen_by, words, "
                "figures, checksum, changes) values ('ed', $1, 'post-event', 1, '', 0, '2022-06-12T10:00:00Z', 'a', "
                "'', '', '', '')",
                {event_id});
            session.execute("insert into edition_file (edition_id, format, content) values ('ed', 'pdf', $1)",
                            {store::Blob{"%PDF"}});
            return Success{};
          })
          .ok());
  CHECK(
      add_document(database(), audit(), "summit", {.title = "R", .report = "post-event", .edition = 2}).error().kind ==
      ErrorKind::not_found);
  const auto added =
      add_document(database(), audit(), "summit",
                   {.title = "The report", .report = "post-event", .edition = 1, .seen_by = SeenBy::delegates});
  REQUIRE(added.ok());
  CHECK(added->kind == Kind::report);
  CHECK(
      add_document(database(), audit(), "summit", {.title = "R", .report = "post-event", .edition = 1}).error().kind ==
      ErrorKind::conflict);
  const auto visit = enter("gwen@example.org");
  const auto below = "/documents/" + added->id;
  CHECK(get(visit, below + "/pdf").body == "%PDF");
  CHECK(get(visit, below + "/json").status == 404);
  CHECK(visitor.get(public_file_path(*added, "pdf")).status == 404);
  REQUIRE(remove_document(database(), audit(), "summit", added->id).ok());
  const auto open =
      add_document(database(), audit(), "summit",
                   {.title = "The report", .report = "post-event", .edition = 1, .seen_by = SeenBy::everybody});
  REQUIRE(open.ok());
  CHECK(visitor.get(public_file_path(*open, "pdf")).body == "%PDF");
  CHECK(get(visit, below + "/pdf").status == 404);
}

}  // namespace muster::documents
