#pragma once
// Texts that are asserted whole: kept in a folder golden/ beside the test, renewed where MUSTER_RENEW is set, and read
// by a person then.

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/kit/base/file.hpp>

#include <cstdlib>
#include <string>

/// Compares `text` with tests/<name>.
inline void check_golden(const std::string& name, const std::string& text) {
  const auto path = (muster::test::source_dir() + "/tests/") + name;
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    REQUIRE(muster::write_file(path, text).ok());
    FAIL_CHECK("renewed " << path << ": read it, then run again without MUSTER_RENEW");
    return;
  }
  const auto expected = muster::read_file(path);
  REQUIRE(expected.ok());
  INFO("golden file " << path << "; set MUSTER_RENEW=1 to renew it");
  CHECK(text == *expected);
}
