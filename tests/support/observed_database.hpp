#pragma once
// A database that tells what its transactions did: statements and rows inside the writers' line, which must not grow
// with what is stored. Something else can be done before the line is entered, as another process would.

#include <muster/platform/store/database.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace muster::test {

class ObservedDatabase : public store::Database {
 public:
  explicit ObservedDatabase(store::Database& inner) : Database(inner.location()), inner_(inner) {}

  /// What was done inside one write.
  struct Write {
    std::vector<std::string> statements;
    std::int64_t rows = 0;  ///< read or changed
    [[nodiscard]] bool names(const std::string& words) const {
      return std::any_of(statements.begin(), statements.end(),
                         [&](const std::string& one) { return one.find(words) != std::string::npos; });
    }
  };
  std::vector<Write> writes;
  std::function<void()> before_next_write;  ///< is called once

  [[nodiscard]] std::int64_t most_rows() const {
    std::int64_t most = 0;
    for (const auto& write : writes) most = std::max(most, write.rows);
    return most;
  }
  [[nodiscard]] bool any_names(const std::string& words) const {
    return std::any_of(writes.begin(), writes.end(), [&](const Write& one) { return one.names(words); });
  }

  Outcome backup(const std::string& file) override { return inner_.backup(file); }
  [[nodiscard]] Counts counts() const override { return inner_.counts(); }

 protected:
  void transact(Access access, const std::function<bool(store::Session&)>& work) override {
    const auto kept = [&](bool done) { return done ? Outcome(Success{}) : Outcome(conflict("refused by the work")); };
    if (access == Access::read) {
      (void)inner_.read([&](store::Session& session) { return kept(work(session)); });
      return;
    }
    if (auto before = std::exchange(before_next_write, {})) before();
    (void)inner_.write([&](store::Session& session) {
      writes.emplace_back();
      ObservedSession observed(session, writes.back());
      return kept(work(observed));
    });
  }
  WipeResult empty_log() override { return inner_.forget_deleted(); }
  [[nodiscard]] std::shared_ptr<void> hold(const std::string&) override { return std::make_shared<int>(); }

 private:
  class ObservedSession : public store::Session {
   public:
    ObservedSession(store::Session& inner, Write& write) : inner_(inner), write_(write) {}
    std::int64_t execute(std::string_view sql, const store::Values& values) override {
      const auto changed = inner_.execute(sql, values);
      write_.statements.emplace_back(sql);
      write_.rows += changed;
      return changed;
    }
    void each(std::string_view sql, const store::Values& values,
              const std::function<void(const store::Row&)>& row) override {
      write_.statements.emplace_back(sql);
      inner_.each(sql, values, [&](const store::Row& one) {
        ++write_.rows;
        row(one);
      });
    }

   private:
    store::Session& inner_;
    Write& write_;
  };

  store::Database& inner_;
};

}  // namespace muster::test
