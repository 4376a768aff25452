// The token of a session's forms is its own.
#include <muster/domain/access/form_token.hpp>

#include "support/catch.hpp"

using muster::access::form_token_of_session;

TEST_CASE("another session or another visit has another token, and none is a part of the other") {
  const std::string visit(64, 'a');
  const auto token = form_token_of_session("session", visit);
  CHECK(token == form_token_of_session("session", visit));
  CHECK(token.size() == 64);
  CHECK(token != visit);
  CHECK(token != form_token_of_session("sessioN", visit));
  CHECK(token != form_token_of_session("session", std::string(64, 'b')));
  CHECK(form_token_of_session("a", "b\nc") != form_token_of_session("a\nb", "c\n"));
}
