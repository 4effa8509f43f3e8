package io.dateline.article.staff;

import io.dateline.article.audit.AuditLog;
import io.dateline.article.staff.Accounts.Account;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Network;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.form.AccountName;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import java.util.Optional;

/** Signs somebody in: opens a session. In direct style. */
public final class OpenSession {

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInNetworks networks;
    private final PasswordCheck proof;
    private final SignInFailures failures;

    /** Works on the accounts of the given database. */
    public OpenSession(Database database, AuditLog audit, Passwords passwords) {
        this.database = database;
        this.accounts = new Accounts(database);
        this.sessions = new Sessions(database);
        this.networks = new SignInNetworks(database);
        this.proof = new PasswordCheck(accounts, passwords);
        this.failures = new SignInFailures(database, audit, System::nanoTime);
    }

    /** A session of the account of that name and password; FORBIDDEN {@code bad-credentials}. */
    public Session open(SignIn question, Call call) {
        String name = AccountName.stored(question.name());
        Optional<Account> account =
                AccountName.isStored(name) ? accounts.named(name).await() : Optional.empty();
        Account proven = proof.prove(account, question.password()).orElseThrow(() -> {
            failures.failed(AccountName.isStored(name) ? name : "", account.isPresent(), call);
            return refused();
        });
        failures.succeeded(name);
        RefreshToken first = RefreshToken.fresh();
        return database.inTransaction(transaction -> {
            long staffId = proven.member().id();
            long id = sessions.open(transaction, staffId, proven.passwordHash(), first)
                    .orElseThrow(OpenSession::refused);
            networks.add(transaction, staffId, question.network());
            return new Session(staffId, id, first.text());
        });
    }

    /** Whether the account of that name has signed in from that network before. */
    public Future<Network> findNetwork(FindNetwork question) {
        String name = AccountName.stored(question.name());
        return AccountName.isStored(name)
                ? networks.knows(name, question.network()).map(Network::new)
                : Future.succeededFuture(new Network(false));
    }

    private static Failure refused() {
        return Failure.forbidden("bad-credentials", "The name or the password is wrong.");
    }
}
