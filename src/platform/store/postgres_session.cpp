// Statements on one PostgreSQL connection: prepared once, values sent beside the statement, never inside it.
#include "postgres_session.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <charconv>

namespace muster::store {
namespace {

// Type numbers of PostgreSQL's catalogue (pg_type.dat); they are part of its protocol and never change.
constexpr Oid bool_type = 16;
constexpr Oid bytea_type = 17;
constexpr Oid int8_type = 20;
constexpr Oid int2_type = 21;
constexpr Oid int4_type = 23;
constexpr Oid text_type = 25;
constexpr Oid float4_type = 700;
constexpr Oid float8_type = 701;
constexpr Oid numeric_type = 1700;

/// How long a commit may wait for its standby before people are told that it is not known.
constexpr std::chrono::seconds commit_patience{8};

std::string text_of(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

std::string bytes_from_hex(std::string_view text) {
  const auto digit = [](char letter) { return letter <= '9' ? letter - '0' : letter - 'a' + 10; };
  std::string bytes;
  text.remove_prefix(2);  // \x
  bytes.reserve(text.size() / 2);
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    bytes += static_cast<char>(digit(text[at]) * 16 + digit(text[at + 1]));
  }
  return bytes;
}

Value number_from(const std::string& text) {
  if (const auto whole = parse_integer(text)) return *whole;
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Value value_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return nullptr;
  std::string text(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case bool_type:
      return std::int64_t{text == "t" ? 1 : 0};
    case int2_type:
    case int4_type:
    case int8_type:
    case numeric_type:
      return number_from(text);
    case float4_type:
    case float8_type: {
      double number = 0;
      std::from_chars(text.data(), text.data() + text.size(), number);
      return number;
    }
    case bytea_type:
      return Blob{bytes_from_hex(text)};
    default:
      return text;
  }
}

DatabaseError::Kind kind_of(std::string_view state) {
  using Kind = DatabaseError::Kind;
  if (state == "53100") return Kind::full;
  if (state == "25006" || state == "42501") return Kind::read_only;
  if (state == "40001" || state == "40P01" || state == "55P03" || state == "57014") return Kind::busy;
  if (state.starts_with("23")) return Kind::constraint;
  if (state.starts_with("57P0") || state == "53300" || state == "25P03") return Kind::lost;
  if (state.starts_with("XX")) return state == "XX001" || state == "XX002" ? Kind::damaged : Kind::other;
  return Kind::other;
}

/// libpq's words on a connection that cannot be made name hosts and users; a password has no business there.
std::string without(std::string text, const std::string& password) {
  if (password.empty()) return text;
  for (auto at = text.find(password); at != std::string::npos; at = text.find(password, at)) {
    text.replace(at, password.size(), "...");
    at += 3;
  }
  return text;
}

std::string settings(std::chrono::milliseconds wait) {
  const auto limit = std::to_string(std::max<std::int64_t>(wait.count(), 1));  // 0 would be: for ever
  return "set lock_timeout = " + limit +
         "; set idle_in_transaction_session_timeout = 120000; set bytea_output = hex; set jit = off; "
         "set default_transaction_isolation = 'read committed'; set default_transaction_deferrable = off; "
         // A reply leaves after its commit is on disk, whatever the server's default is; on stricter settings
         // (a standby that must have it too) it stays as it is.
         "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";
}

}  // namespace

/// Values in libpq's shape: texts as they are, numbers as text, bytes in binary.
struct PostgresSession::BoundValues {
  explicit BoundValues(const Values& values) {
    texts.reserve(values.size());
    for (const auto& value : values) add(value);
    for (std::size_t at = 0; at < values.size(); ++at) {
      pointers.push_back(std::holds_alternative<std::nullptr_t>(values[at]) ? nullptr : texts[at].data());
    }
  }

  void add(const Value& value) {
    int format = 0;
    Oid type = 0;  // PostgreSQL works out what a null is meant to be
    std::string text;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      type = int8_type;
      text = std::to_string(*integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      type = float8_type;
      text = text_of(*real);
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      type = text_type;
      text = is_plain_text(*words) ? *words : made_plain(*words).text;
      if (!is_valid_text(*words)) {
        throw DatabaseError(DatabaseError::Kind::not_text,
                            "a text holds NUL or is not UTF-8: PostgreSQL keeps neither");
      }
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      type = bytea_type;
      text = blob->bytes;
      format = 1;
    }
    types.push_back(type);
    formats.push_back(format);
    lengths.push_back(static_cast<int>(text.size()));
    texts.push_back(std::move(text));
  }

  [[nodiscard]] int count() const { return static_cast<int>(texts.size()); }

  std::vector<std::string> texts;
  std::vector<const char*> pointers;
  std::vector<int> lengths;
  std::vector<int> formats;
  std::vector<Oid> types;
};

void PostgresSession::LibpqDeleter::operator()(pg_conn* connection) const { PQfinish(connection); }
void PostgresSession::LibpqDeleter::operator()(pg_result* result) const { PQclear(result); }

PostgresSession::PostgresSession(const PostgresAddress& address, std::chrono::milliseconds wait) {
  // What stands in the address comes last and wins; these are for addresses that say nothing.
  const std::array<const char*, 10> names{
      "connect_timeout",  "application_name", "client_encoding",      "keepalives_idle", "keepalives_interval",
      "keepalives_count", "tcp_user_timeout", "target_session_attrs", "dbname",          nullptr};
  const std::array<const char*, 10> values{
      "5", "muster", "UTF8", "10", "5", "3", "15000", "read-write", address.whole.c_str(), nullptr};
  connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    throw DatabaseError(DatabaseError::Kind::lost, without(PQerrorMessage(connection_.get()), address.password));
  }
  const auto note = [](void* warned, const pg_result* notice) {
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::string_view(severity) == "WARNING") *static_cast<bool*>(warned) = true;
  };
  PQsetNoticeReceiver(connection_.get(), note, &warned_);
  run_script(settings(wait));
}

bool PostgresSession::in_transaction() const {
  const auto status = PQtransactionStatus(connection_.get());
  return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
}

bool PostgresSession::spoilt() const { return PQtransactionStatus(connection_.get()) == PQTRANS_INERROR; }

bool PostgresSession::gone() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

void PostgresSession::fail(const pg_result* result, std::string_view sql) {
  const char* state_or_null = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string state = state_or_null == nullptr ? "" : state_or_null;
  if (state == "25006") on_standby_ = true;
  if (gone()) throw DatabaseError(DatabaseError::Kind::lost, "the connection was lost (PostgreSQL " + state + ")");
  // PostgreSQL's own words may quote values of a row, so they are passed on only where a statement of ours is wrong.
  std::string detail = "PostgreSQL " + state;
  if (const char* rule = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME)) {
    detail += std::string(" ") + rule;
  }
  if (state.starts_with("42")) {
    detail += std::string(": ") + PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) + " in: " + std::string(sql);
  }
  if (state == "42601" || state == "08P01") throw std::logic_error(detail);
  throw DatabaseError(kind_of(state), detail);
}

PostgresSession::Reply PostgresSession::checked(pg_result* result, std::string_view sql) {
  Reply reply(result);
  const auto status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) fail(result, sql);
  return reply;
}

const std::string& PostgresSession::prepared(std::string_view sql, const BoundValues& sent) {
  std::string key(sql);
  for (const auto type : sent.types) key += "\n" + std::to_string(type);
  if (const auto found = names_.find(key); found != names_.end()) return found->second;
  for (int at = 1; at <= sent.count(); ++at) {
    if (sql.find("$" + std::to_string(at)) == std::string_view::npos) {
      throw std::logic_error("no parameter $" + std::to_string(at) + " in: " + std::string(sql));
    }
  }
  auto name = "s" + std::to_string(names_.size() + 1);
  (void)checked(PQprepare(connection_.get(), name.c_str(), std::string(sql).c_str(), sent.count(), sent.types.data()),
                sql);
  return names_.emplace(std::move(key), std::move(name)).first->second;
}

PostgresSession::Reply PostgresSession::run(std::string_view sql, const Values& values) {
  // It could here, but not in SQLite: what runs on one must run on the other.
  if (running_.contains(std::string(sql)))
    throw std::logic_error("a statement runs inside itself: " + std::string(sql));
  const BoundValues sent(values);
  const auto& name = prepared(sql, sent);
  return checked(PQexecPrepared(connection_.get(), name.c_str(), sent.count(), sent.pointers.data(),
                                sent.lengths.data(), sent.formats.data(), 0),
                 sql);
}

void PostgresSession::each(std::string_view sql, const Values& values, const std::function<void(const Row&)>& row) {
  const auto reply = run(sql, values);
  const auto place = running_.emplace(sql).first;
  const auto done = [this](const std::string* text) { running_.erase(*text); };
  const std::unique_ptr<const std::string, decltype(done)> running(&*place, done);
  const int columns = PQnfields(reply.get());
  for (int at = 0; at < PQntuples(reply.get()); ++at) {
    Values cells;
    cells.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) cells.push_back(value_of(reply.get(), at, column));
    row(Row(std::move(cells)));
  }
}

std::int64_t PostgresSession::execute(std::string_view sql, const Values& values) {
  if (sql == "commit") {
    commit();
    return 0;
  }
  const bool plain = sql == "rollback" || sql.find("savepoint") != std::string_view::npos;
  if (!plain) return parse_integer(PQcmdTuples(run(sql, values).get())).value_or(0);
  (void)checked(PQexec(connection_.get(), std::string(sql).c_str()), sql);
  return 0;
}

void PostgresSession::commit() {
  warned_ = false;
  if (PQsendQuery(connection_.get(), "commit") == 0) fail(nullptr, "commit");
  const auto end = std::chrono::steady_clock::now() + commit_patience;
  while (PQisBusy(connection_.get()) != 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd socket{PQsocket(connection_.get()), POLLIN, 0};
    if (left.count() > 0 && poll(&socket, 1, static_cast<int>(left.count())) < 0 && errno != EINTR) break;
    if (left.count() <= 0) {
      // Not cancelled: PostgreSQL would then call it done without its standby. It goes on by itself, and holds the
      // writers' lock until then.
      connection_.reset();
      names_.clear();
      throw DatabaseError(DatabaseError::Kind::lost, "the commit was not answered in time; does its standby run?");
    }
    if (PQconsumeInput(connection_.get()) == 0) break;
  }
  const auto reply = checked(PQgetResult(connection_.get()), "commit");
  while (const Reply rest{PQgetResult(connection_.get())}) {
  }
  // PostgreSQL answers a commit of a spoilt transaction with a rollback, and calls that no error.
  if (std::string_view(PQcmdStatus(reply.get())) != "COMMIT") {
    throw DatabaseError(DatabaseError::Kind::other, "the transaction could not be kept");
  }
  // Where somebody ended its wait for the standby, it says so in a warning alone.
  if (warned_)
    throw DatabaseError(DatabaseError::Kind::unsure, "the commit came with a warning: its standby may not have it");
}

void PostgresSession::run_script(const std::string& sql) {
  (void)checked(PQexec(connection_.get(), sql.c_str()), "script");
}

}  // namespace muster::store
