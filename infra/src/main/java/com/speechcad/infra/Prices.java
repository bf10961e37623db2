package com.speechcad.infra;

/**
 * AWS's list prices in us-east-1, in US dollars, arm64, without free tiers, as of November 2026.
 *
 * @param requestMillion a million invocations
 * @param gigabyteSecond of a function's memory
 * @param apiMillion requests of an HTTP API
 * @param queueMillion requests of SQS
 * @param scheduledMillion firings of EventBridge Scheduler
 * @param logGigabyte taken in by CloudWatch
 * @param fileGigabyteMonth in S3
 * @param natHour of a NAT gateway, {@code natGigabyte} through it
 * @param endpointHour of an interface endpoint in one zone, {@code endpointGigabyte} through it
 * @param customMetricMonth and {@code alarmMonth}, {@code dashboardMonth}, {@code secretMonth}, {@code keyMonth}: each
 * @param secretMillion reads of Secrets Manager, {@code keyMillion} requests of KMS, {@code traceMillion} traces of X-Ray
 * @param addressHour of a public IPv4 address
 * @param proxyVcpuHour of RDS Proxy
 * @param storageGigabyteMonth of the database's volume, gp2 and gp3 alike
 * @param borrowedVcpuHour of an instance whose processors are whole only now and then, beyond its share
 * @param auroraUnitHour of a capacity unit of Aurora Serverless v2, {@code auroraGigabyteMonth} of its volume,
 *     {@code auroraMillionReadsAndWrites} of it
 */
record Prices(
        double requestMillion,
        double gigabyteSecond,
        double apiMillion,
        double queueMillion,
        double scheduledMillion,
        double logGigabyte,
        double fileGigabyteMonth,
        double natHour,
        double natGigabyte,
        double endpointHour,
        double endpointGigabyte,
        double customMetricMonth,
        double alarmMonth,
        double dashboardMonth,
        double secretMonth,
        double keyMonth,
        double secretMillion,
        double keyMillion,
        double traceMillion,
        double addressHour,
        double proxyVcpuHour,
        double storageGigabyteMonth,
        double borrowedVcpuHour,
        double auroraUnitHour,
        double auroraGigabyteMonth,
        double auroraMillionReadsAndWrites) {
    /** When the prices were looked up, as {@code docs/cost.md} says it. */
    static final String DATE = "2026-11";

    /** What AWS charges whoever has no contract. */
    static final Prices LIST = new Prices(
            0.20,
            0.0000133334,
            1.00,
            0.40,
            1.00,
            0.50,
            0.023,
            0.045,
            0.045,
            0.01,
            0.01,
            0.30,
            0.10,
            3.00,
            0.40,
            1.00,
            5.00,
            3.00,
            5.00,
            0.005,
            0.015,
            0.115,
            0.075,
            0.12,
            0.10,
            0.20);

    /** How much of each of its processors an instance that borrows has all the time, of 1. */
    static double share(String instanceType) {
        return switch (instanceType) {
            case "t4g.micro" -> 0.10;
            case "t4g.medium" -> 0.20;
            default -> throw new IllegalArgumentException("no share is known of " + instanceType);
        };
    }

    /** An hour of a PostgreSQL instance in one zone; two zones are twice as much. */
    static double databaseHour(String instanceType) {
        return switch (instanceType) {
            case "t4g.micro" -> 0.016;
            case "t4g.medium" -> 0.065;
            case "m7g.large" -> 0.168;
            default -> throw new IllegalArgumentException("no price is known of " + instanceType);
        };
    }
}
