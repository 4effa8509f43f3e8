package io.dateline.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.impl.clustered.NodeSelector;
import io.vertx.core.http.ClientAuth;

/** The rules of {@code docs/architecture.md}. */
@AnalyzeClasses(
        packages = "io.dateline",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestkit.class})
class ArchitectureTest {

    /** What tests share is not part of the product. */
    static final class DoNotIncludeTestkit implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/dateline/testkit/");
        }
    }

    private static final String[] SERVICES = {
        "io.dateline.article..", "io.dateline.comment..", "io.dateline.site..", "io.dateline.gateway.."
    };
    private static final String[] COMMON = {
        "io.dateline.access..",
        "io.dateline.bus..",
        "io.dateline.config..",
        "io.dateline.contract..",
        "io.dateline.digest..",
        "io.dateline.form..",
        "io.dateline.loglevel..",
        "io.dateline.markup..",
        "io.dateline.metrics..",
        "io.dateline.naming..",
        "io.dateline.node..",
        "io.dateline.paging..",
        "io.dateline.redis..",
        "io.dateline.seal..",
        "io.dateline.sql.."
    };

    @ArchTest
    static final ArchRule commonKnowsNoService = noClasses()
            .that()
            .resideInAnyPackage(COMMON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES);

    @ArchTest
    static final ArchRule articlesKnowNoOtherService = noClasses()
            .that()
            .resideInAPackage("io.dateline.article..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.comment..", "io.dateline.site..", "io.dateline.gateway..", "io.dateline.standalone..");

    @ArchTest
    static final ArchRule commentsKnowNoOtherService = noClasses()
            .that()
            .resideInAPackage("io.dateline.comment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.article..", "io.dateline.site..", "io.dateline.gateway..", "io.dateline.standalone..");

    @ArchTest
    static final ArchRule theGatewayKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage("io.dateline.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.article..", "io.dateline.comment..", "io.dateline.site..", "io.dateline.standalone..");

    @ArchTest
    static final ArchRule theSiteKnowsNoOtherService = noClasses()
            .that()
            .resideInAPackage("io.dateline.site..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.article..",
                    "io.dateline.comment..",
                    "io.dateline.gateway..",
                    "io.dateline.standalone..");

    @ArchTest
    static final ArchRule theSiteKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("io.dateline.site..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.dateline.sql..");

    @ArchTest
    static final ArchRule onlyTheSiteRendersTemplates = noClasses()
            .that()
            .resideOutsideOfPackages("io.dateline.site.page..", "io.dateline.site.templates..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.jte..");

    @ArchTest
    static final ArchRule whatPagesShowKnowsNeitherQuestionsNorTemplates = noClasses()
            .that()
            .resideInAPackage("io.dateline.site.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.bus..",
                    "io.dateline.contract..",
                    "io.dateline.site.page..",
                    "io.dateline.site.theme..");

    @ArchTest
    static final ArchRule onlyTheGatewayAndTheOperationsServerUseHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.dateline.gateway..")
            .and()
            .doNotHaveFullyQualifiedName("io.dateline.node.OperationsServer")
            .and()
            .doNotHaveFullyQualifiedName("io.dateline.node.LogLevelRequests")
            // The demo is a client of the API.
            .and()
            .resideOutsideOfPackage("io.dateline.standalone.demo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.vertx.core.http..",
                            "io.vertx.ext.web..",
                            "io.netty.handler.codec.http..",
                            "java.net.http..",
                            "com.sun.net.httpserver..")
                    // Vert.x has the setting for TLS of any kind in this package.
                    .and(not(type(ClientAuth.class))));

    @ArchTest
    static final ArchRule onlyTheServicesUseSql = noClasses()
            .that()
            .resideOutsideOfPackages("io.dateline.sql..", "io.dateline.article..", "io.dateline.comment..")
            // It creates the databases of the services.
            .and()
            .doNotHaveFullyQualifiedName("io.dateline.standalone.Databases")
            // It asks PostgreSQL for a backup.
            .and()
            .doNotHaveFullyQualifiedName("io.dateline.standalone.backup.BackupSession")
            .and()
            .doNotHaveFullyQualifiedName("io.dateline.standalone.backup.BackupSession$Ended")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.postgresql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule theGatewayKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("io.dateline.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.dateline.sql..");

    @ArchTest
    static final ArchRule onlyPopularityAndRateLimitsUseRedis = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.dateline.redis..", "io.dateline.article.popularity..", "io.dateline.gateway.limit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.redis..");

    @ArchTest
    static final ArchRule staffKnowsNoArticles = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.dateline.article.staff..", "io.dateline.article.audit..", "io.dateline.article.bylines..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.article",
                    "io.dateline.article.articles..",
                    "io.dateline.article.lists..",
                    "io.dateline.article.popularity..");

    @ArchTest
    static final ArchRule onlyTheCompositionKnowsStaff = noClasses()
            .that()
            .resideInAPackage("io.dateline.article.*..")
            .and()
            .resideOutsideOfPackage("io.dateline.article.staff..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.dateline.article.staff..");

    @ArchTest
    static final ArchRule onlyTheBusTouchesTheEventBus = noClasses()
            .that()
            .resideOutsideOfPackage("io.dateline.bus..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus..")
                    // Where it listens, and to which nodes a message goes, which is set when Vert.x is made.
                    .and(not(type(EventBusOptions.class)))
                    .and(not(type(NodeSelector.class))))
            .orShould()
            .callMethod(Vertx.class, "eventBus");

    @ArchTest
    static final ArchRule onlyNodesSayWhereTheBusListens = noClasses()
            .that()
            .resideOutsideOfPackage("io.dateline.node..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EventBusOptions.class);

    @ArchTest
    static final ArchRule sealingKnowsNoBus = noClasses()
            .that()
            .resideInAPackage("io.dateline.seal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.dateline.bus..", "io.dateline.node..", "io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule contractsAreMadeOfTheBusAlone = classes()
            .that()
            .resideInAPackage("io.dateline.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.dateline.contract..",
                    "io.dateline.bus..",
                    "io.dateline.access..",
                    "com.fasterxml.jackson..",
                    "io.vertx.core.buffer..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule rulesOfFormAreMadeOfJavaAlone = classes()
            .that()
            .resideInAPackage("io.dateline.form..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.dateline.form..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.dateline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noNamesThatSayNothing = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameStartingWith("Base");
}
