package com.speechcad.campaign.results;

/** Draws a report. Only the worker has one: charts and fonts are nothing for a function that has to answer a tap. */
public interface ReportPainter {
    /** A PNG picture. */
    byte[] png(CampaignReport.Report report);
}
